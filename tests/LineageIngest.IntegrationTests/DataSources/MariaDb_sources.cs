using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LineageIngest.Names;
using MySqlConnector;

namespace LineageIngest.IntegrationTests.DataSources;

/// <summary>
/// Needs a MariaDB server's program, such as that of Debian's package mariadb-server-core, and is run by name:
/// <c>LINEAGE_MARIADB=/usr LineageIngest.IntegrationTests -explicit only -class "*MariaDb_sources"</c>. The folder holds sbin/mariadbd and bin/mariadb-install-db.
/// </summary>
public sealed class MariaDb_sources(PostgresCluster cluster)
{
    [Fact(Explicit = true)]
    public async Task A_server_is_crawled_and_profiled()
    {
        using var folder = new TemporaryFolder();
        var home = Environment.GetEnvironmentVariable("LINEAGE_MARIADB") ?? "/usr";
        var port = FreePort();
        await RunAsync(
            $"{home}/bin/mariadb-install-db",
            $"--no-defaults --basedir={home} --datadir={folder.Path}/data --auth-root-authentication-method=normal --skip-test-db --user={Environment.UserName}"
        );
        using var server = Start(
            $"{home}/sbin/mariadbd",
            $"--no-defaults --basedir={home} --datadir={folder.Path}/data --port={port} --bind-address=127.0.0.1 --socket={folder.Path}/s --user={Environment.UserName}"
        );
        try
        {
            await FillAsync(port);
            await using var service = await Service.StartAsync(cluster);
            await service.AddSourceAsync(
                "shop",
                new
                {
                    address = $"mariadb://127.0.0.1:{port}",
                    user = "reader",
                    password = "sesame",
                    schedule = "none",
                }
            );
            using var tested = await service.Http.PostAsync("/api/data-sources/shop/test", null);
            Assert.Contains("MariaDB", await tested.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.StartsWith("2 tables, 1 views: 3 declared anew", await service.CrawlSourceAsync("shop"), StringComparison.Ordinal);
            var ns = $"mysql://127.0.0.1:{port}";
            Assert.Equal(
                2,
                await service.Database.ScalarAsync<long>(
                    $"SELECT count(*) FROM edge JOIN evidence USING (item_id) WHERE target_id = '{new DatasetName(ns, "shop.revenue").Id}' AND kind = 'view'"
                )
            );
            Assert.True(
                await service.Database.ScalarAsync<bool>(
                    $"SELECT EXISTS (SELECT FROM column_edge WHERE source_id = '{new DatasetName(ns, "shop.orders").Id}' AND source_column = 'amount' AND target_column = 'total')"
                )
            );
            var orders = await service.ProfileAsync(ns, "shop.orders");
            Assert.Equal(1000, orders.GetProperty("rowCount").GetInt32());
            Assert.Equal(
                ("0.10", "100.00"),
                (orders.Column("amount").GetProperty("min").GetString(), orders.Column("amount").GetProperty("max").GetString())
            );
            Assert.Equal(100, orders.Column("note").GetProperty("nullCount").GetInt32());
            Assert.Equal("0000-00-00 00:00:00", orders.Column("placed_at").GetProperty("min").GetString());
            Assert.Equal(["id"], orders.GetProperty("duplicates").GetProperty("key").EnumerateArray().Select(one => one.GetString()));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    static async Task FillAsync(int port)
    {
        await using var connection = new MySqlConnection(
            $"Server=127.0.0.1;Port={port};User ID=root;Pooling=false;Allow User Variables=true"
        );
        await Scheduling.Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    await connection.OpenAsync();
                    return true;
                }
                catch (MySqlException)
                {
                    return false; // it is starting
                }
            },
            30
        );
        await using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE DATABASE shop;
            USE shop;
            SET sql_mode = '';
            CREATE TABLE customers (id bigint PRIMARY KEY, country varchar(10)) COMMENT 'Who buys';
            CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, amount decimal(10,2), note text, placed_at datetime, FOREIGN KEY (customer_id) REFERENCES customers (id));
            INSERT INTO customers VALUES (1, 'DE'), (2, 'FR');
            INSERT INTO orders SELECT seq, 1 + seq % 2, seq / 10, IF(seq % 10 = 0, NULL, 'n'), IF(seq = 1, '0000-00-00', '2026-01-01') FROM seq_1_to_1000;
            CREATE VIEW revenue AS SELECT c.country, sum(o.amount) AS total FROM orders AS o JOIN customers AS c ON c.id = o.customer_id GROUP BY c.country;
            CREATE USER reader@'%' IDENTIFIED BY 'sesame';
            GRANT SELECT, SHOW VIEW ON shop.* TO reader@'%';
            """;
        await command.ExecuteNonQueryAsync();
    }

    static async Task RunAsync(string program, string arguments)
    {
        using var process = Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    static Process Start(string program, string arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)) ?? throw new InvalidOperationException($"{program} did not start.");

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
