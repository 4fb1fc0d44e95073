using LineageIngest.Airflow.Operators;

namespace LineageIngest.Tests.Airflow;

public sealed class DagSourceTests
{
    const string Source = """"
        C = "pg"
        SALES = Asset("postgres://h/db/s/sales")
        X = "one"
        X = "two"
        with DAG("d") as dag:
            with TaskGroup("g"):
                GenericTransfer(task_id="move", source_conn_id=C, destination_conn_id='ms', sql="SELECT ')' FROM t")  # a ) in a comment
            PythonOperator(task_id="read", python_callable=f, inlets=[SALES, Dataset("s3://b/k", extra={"a": 1})])
            SQLExecuteQueryOperator(task_id="varies", conn_id=X, sql="""SELECT (1""")
            Op(task_id="twice", conn_id="a")
            Op(task_id="twice", conn_id="b")
            Op(task_id="rendered", conn_id="{{ var.value.c }}")
        """";

    [Fact]
    public void Literals_of_the_one_call_that_names_a_task_are_hints()
    {
        var hints = DagSource.Read(Source, ["g.move", "read", "varies", "twice", "rendered", "absent"]);
        Assert.Equal(["g.move", "read"], hints.Keys);
        Assert.Equal(("pg", "ms"), (hints["g.move"].Connections["source_conn_id"], hints["g.move"].Connections["destination_conn_id"]));
        Assert.Equal(["postgres://h/db/s/sales", "s3://b/k"], hints["read"].Inlets);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Op(task_id='a'")]
    [InlineData("\"\"\" unclosed task_id='a'")]
    [InlineData(")))((('\\")]
    public void A_text_that_is_no_python_gives_nothing(string source) => Assert.Empty(DagSource.Read(source, ["a"]));
}
