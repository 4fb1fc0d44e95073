// The members of Hangfire.Core, Hangfire.AspNetCore 1.8 and Hangfire.PostgreSql 1.20 that Scheduling/Hangfire uses, as signatures. Their packages are not in
// every registry; against this the variant is compiled in the tests, against the real ones it is run.
using System.Linq.Expressions;
using Hangfire.Common;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hangfire
{
    public interface IGlobalConfiguration;

    public interface IBackgroundJobClient;

    public interface IRecurringJobManager
    {
        void AddOrUpdate(string recurringJobId, Job job, string cronExpression, RecurringJobOptions options);

        void RemoveIfExists(string recurringJobId);
    }

    public abstract class JobStorage
    {
        public abstract Storage.IStorageConnection GetConnection();
    }

    public class RecurringJobOptions
    {
        public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;
    }

    public class BackgroundJobServerOptions
    {
        public int WorkerCount { get; set; }
    }

    public class DashboardOptions
    {
        public IEnumerable<IDashboardAuthorizationFilter> Authorization { get; set; } = [];
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public sealed class AutomaticRetryAttribute : Attribute
    {
        public int Attempts { get; set; }
    }

    public static class BackgroundJobClientExtensions
    {
        public static string Enqueue<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall) =>
            throw new NotSupportedException();

        public static string Schedule<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall, TimeSpan delay) =>
            throw new NotSupportedException();
    }

    public static class HangfireServiceCollectionExtensions
    {
        public static IServiceCollection AddHangfire(this IServiceCollection services, Action<IGlobalConfiguration> configuration) =>
            throw new NotSupportedException();

        public static IServiceCollection AddHangfireServer(
            this IServiceCollection services,
            Action<BackgroundJobServerOptions> optionsAction
        ) => throw new NotSupportedException();
    }

    public static class HangfireEndpointRouteBuilderExtensions
    {
        public static IEndpointConventionBuilder MapHangfireDashboard(
            this IEndpointRouteBuilder endpoints,
            string pattern,
            DashboardOptions? options = null,
            JobStorage? storage = null
        ) => throw new NotSupportedException();
    }
}

namespace Hangfire.Common
{
    public class Job
    {
        public static Job FromExpression<TType>(Expression<Func<TType, Task>> methodCall) => throw new NotSupportedException();
    }
}

namespace Hangfire.Dashboard
{
    public interface IDashboardAuthorizationFilter;
}

namespace Hangfire.Storage
{
    public interface IStorageConnection : IDisposable;

    public class RecurringJobDto
    {
        public string Id { get; set; } = "";

        public DateTime? NextExecution { get; set; }
    }

    public static class StorageConnectionExtensions
    {
        public static List<RecurringJobDto> GetRecurringJobs(this IStorageConnection connection) => throw new NotSupportedException();
    }
}

namespace Hangfire.PostgreSql
{
    public class PostgreSqlBootstrapperOptions
    {
        public PostgreSqlBootstrapperOptions UseNpgsqlConnection(string connectionString) => throw new NotSupportedException();
    }

    public class PostgreSqlStorageOptions
    {
        public string SchemaName { get; set; } = "";

        public bool EnableLongPolling { get; set; }

        public TimeSpan QueuePollInterval { get; set; }
    }

    public static class PostgreSqlBootstrapperConfigurationExtensions
    {
        public static IGlobalConfiguration UsePostgreSqlStorage(
            this IGlobalConfiguration configuration,
            Action<PostgreSqlBootstrapperOptions> configure,
            PostgreSqlStorageOptions options
        ) => throw new NotSupportedException();
    }
}
