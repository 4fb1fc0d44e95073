using System.Net;
using LineageIngest.Answers;
using LineageIngest.Events;
using LineageIngest.Host.Alerts;
using LineageIngest.Host.Backups;
using LineageIngest.Host.Checks;
using LineageIngest.Host.Crawling;
using LineageIngest.Host.DataSources;
using LineageIngest.Host.Erasing;
using LineageIngest.Host.Exporting;
using LineageIngest.Host.Glossary;
using LineageIngest.Host.Health;
using LineageIngest.Host.Http;
using LineageIngest.Host.Insight;
using LineageIngest.Host.Manual;
using LineageIngest.Host.Pii;
using LineageIngest.Host.Reading;
using LineageIngest.Host.Reading.Assets;
using LineageIngest.Host.Receiving;
using LineageIngest.Host.Retention;
using LineageIngest.Host.Scheduling;
using LineageIngest.Host.Schemas;
using LineageIngest.Host.Security;
using LineageIngest.Host.Telemetry;
using LineageIngest.Host.Tenancy;
using LineageIngest.Marquez;
using LineageIngest.Marquez.Endpoints;
using LineageIngest.Postgres;
using LineageIngest.Postgres.Backups;
using LineageIngest.Sql;
using LineageIngest.Sql.TSql;
using Microsoft.Extensions.Logging.Console;
using Npgsql;

namespace LineageIngest.Host;

/// <summary>Composes the web application; <c>up</c>, <c>serve</c> and the tests start the same one.</summary>
public static class WebApp
{
    /// <summary>Everything is registered and mapped, nothing has started: <c>await using var app = WebApp.Build(options, db); await app.StartAsync();</c></summary>
    public static WebApplication Build(ServeOptions options, NpgsqlDataSource db)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 8 << 20; // events and files have limits of their own, after decompression (RequestBody)
            kestrel.Limits.MaxRequestLineSize = 64 << 10; // addresses hold what a page shows; Kestrel refuses longer ones without a word
            kestrel.Limits.MaxResponseBufferSize = 1 << 20; // a large answer need not wait for its reader at each 64 KiB
        });
        builder.ListenOn(options);
        builder.Configuration.AddSettings();
        ConfigureLog(builder.Logging);

        // The command decides when to end (Program.cs), so that PostgreSQL ends after the service.
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new ServiceStart(TimeProvider.System.GetUtcNow())); // made here, not when somebody first asks
        builder.Services.AddSingleton(db);
        builder.Services.AddSingleton<Migrator>();
        builder.Services.AddProblemDetails(Problems.Describe).AddExceptionHandler<ExceptionAnswers>();
        // So that a parameter which is none of its type is told by its name.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi("v1", OpenApiDescription.Configure);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = AnswerJson.Options.Encoder;
            json.SerializerOptions.MaxDepth = AnswerJson.MaxDepth;
        });
        builder.Services.AddSingleton(new SqlAnalyzer(new ScriptDomReader()));
        builder.Services.AddSingleton(new EventLogOptions { Redacts = options.Redacts });
        builder.Services.AddLineageIngest(options.RunStages).AddMarquez();
        builder.Services.AddDoors(
            options.Security with
            {
                ReachesPrivate = options.Security.ReachesPrivate || IPAddress.IsLoopback(options.Address),
            }
        );
        builder.Services.AddSingleton(new DataDisk(options.DataFolder));
        builder.Services.AddHealth();
        builder.Services.AddTelemetry();
        builder.Services.AddReceiving(builder.Configuration.Read("Receiving", new ReceivingOptions()));
        builder.Services.AddReading();
        builder.Services.AddInsightReading();
        builder.Services.AddSingleton(new StagesHere(options.RunStages));
        builder.Services.AddScheduling(options.Database, builder.Configuration.Read("Scheduling", options.Scheduling with { }));
        builder.Services.AddCrawling(options.Crawling);
        builder.Services.AddChecks();
        builder.Services.AddSingleton<SchemaRuleStore>();
        builder.Services.AddPii();
        builder.Services.AddDataSources(options.DataFolders);
        builder.Services.AddAlerts(new AlertOptions(), builder.Configuration.Read("Mail", new MailOptions()));
        builder.Services.AddRetention();
        builder.Services.AddErasing();
        builder.Services.AddSingleton<BackupWriter>();
        builder.Services.AddByHand();

        var app = builder.Build();
        app.UseProxies(options.Security);
        app.UseBasePath(options.Security);
        app.UseExceptionHandler();
        app.UseDoors();
        app.UsePersonLogIn(options.Security);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = LiveStream.Heartbeat });
        app.UseStatusBodies();
        app.UsePageFiles();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapHealth();
        app.MapMetrics();
        app.MapKeys();
        app.MapSecrets();
        app.MapSubscriptions();
        app.MapReceiving();
        app.MapImport();
        app.MapMarquez();
        var own = app.MapGroup("").AddEndpointFilterFactory(KnownParameters.Check);
        var answers = own.MapGroup("").AddEndpointFilter<AnswerFormat>().WithMetadata(new OtherFormats()); // ?format=csv, mermaid, dot, openlineage
        answers.MapLineage();
        answers.MapColumns();
        answers.MapEntities();
        answers.MapOwners();
        answers.MapClaims();
        answers.MapRules();
        answers.MapSetAside();
        answers.MapSetAsideClaims();
        answers.MapAudit();
        answers.MapAuditTrail();
        answers.MapInsight();
        answers.MapAssets();
        answers.MapJobList();
        answers.MapQuality();
        answers.MapChecks();
        answers.MapPii();
        own.MapProfiles();
        own.MapBrowse();
        own.MapAbout();
        own.MapSql();
        own.MapJobTree();
        answers.MapEvents();
        own.MapStream();
        own.MapSavedViews();
        own.MapOperations();
        app.MapCapture();
        app.MapConnections();
        app.MapDataSources();
        app.MapProfilePlans();
        app.MapCheckRules();
        answers.MapSchemas();
        app.MapSchemaRules();
        own.MapGlossary();
        own.MapAssetWords();
        app.MapPiiFlags();
        app.MapPiiRules();
        app.MapPiiPlaces();
        own.MapAlerts();
        app.MapAlertRules();
        app.MapAlertChannels();
        app.MapRetention();
        app.MapErasing();
        app.MapBackups();
        app.MapJobs();
        app.MapJobRuns();
        app.MapInstances();
        app.MapOpsJobs();
        app.MapDashboard();
        return app;
    }

    internal static void ConfigureLog(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        // Words for eyes, JSON for programs; LINEAGE_LOG=json asks for it on a terminal too.
        if (Console.IsErrorRedirected || Environment.GetEnvironmentVariable("LINEAGE_LOG") == "json")
        {
            logging.AddJsonConsole(console =>
                (console.UseUtcTimestamp, console.TimestampFormat, console.IncludeScopes) = (true, "O", true)
            );
        }
        else
        {
            logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
        }
        logging.Configure(factory => factory.ActivityTrackingOptions = ActivityTrackingOptions.TraceId);
        // stdout carries results only.
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging
            .SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Npgsql", LogLevel.Warning)
            .AddFilter("Hangfire", LogLevel.Warning)
            // It warns at each first start that the keys of session cookies lie unsealed in our database, which is where they belong.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None); // ExceptionAnswers tells of it
    }

    /// <summary>Leaves the signals to the command line.</summary>
    sealed class CommandLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
