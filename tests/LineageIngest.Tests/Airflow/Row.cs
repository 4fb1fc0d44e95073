using System.Text;
using LineageIngest.Airflow.Api.Rows;

namespace LineageIngest.Tests.Airflow;

/// <summary>One row of an answer as the client reads it.</summary>
static class Row
{
    public static T Of<T>(string json) => AirflowRows.Read<T>(Encoding.UTF8.GetBytes(json));
}
