using LineageIngest.Testing.Airflow;

namespace LineageIngest.Tests.Airflow;

/// <summary>A DAG of operators that no recording holds; what each reads and writes was worked out by hand from the operators' documented fields.</summary>
public sealed class UnseenDagsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("2.9.3")]
    [InlineData("3.1.8")]
    public async Task A_crawl_alone_tells_what_unseen_operators_read_and_write(string version)
    {
        var tasks = _tasks.Select(task => (task.Id, task.Operator, task.Rendered)).ToList();
        await using var stub = await new AirflowStub(new DescribedEstate(version, tasks, _connections))
        {
            Clock = Crawl.AfterRecording,
        }.StartAsync();
        var crawl = new Crawl(stub);
        Assert.True((await crawl.RunAsync()).Complete);
        var (hit, missed, wrong) = (0, 0, 0);
        foreach (var task in _tasks.GroupBy(task => task.Id.Split('#')[0]))
        {
            foreach (var reads in new[] { true, false })
            {
                var want = task.SelectMany(one => (reads ? one.Reads : one.Writes).Split('|', StringSplitOptions.RemoveEmptyEntries))
                    .ToHashSet();
                var have = crawl
                    .Runs.Where(e => e.GetProperty("job").GetProperty("name").GetString() == $"unseen.{task.Key}")
                    .SelectMany(e => CrawlTruthTests.Tables(e, reads))
                    .ToHashSet();
                foreach (var name in want.Except(have))
                    output.WriteLine($"missing {task.Key} {(reads ? "reads" : "writes")} {name}");
                foreach (var name in have.Except(want))
                    output.WriteLine($"false   {task.Key} {(reads ? "reads" : "writes")} {name}");
                hit += want.Intersect(have).Count();
                missed += want.Except(have).Count();
                wrong += have.Except(want).Count();
            }
        }

        var f1 = 2.0 * hit / (2 * hit + missed + wrong);
        output.WriteLine($"{version}: hit {hit}, missed {missed}, false {wrong}, F1 {f1:P1}");
        Assert.True(f1 >= 0.97, $"{f1:P1}");
    }

    static readonly (string Id, string Operator, string Rendered, string Reads, string Writes)[] _tasks =
    [
        (
            "s3_to_redshift",
            "S3ToRedshiftOperator",
            """{"s3_bucket":"lake","s3_key":"in/a.csv","schema":"public","table":"a","redshift_conn_id":"rs","column_list":null,"copy_options":["csv"],"method":"REPLACE"}""",
            "s3://lake in/a.csv",
            "redshift://c1.eu-west-1:5439 dev.public.a"
        ),
        (
            "redshift_to_s3",
            "RedshiftToS3Operator",
            """{"s3_bucket":"lake","s3_key":"out/b","select_query":"select a.id, b.v from mart.a join mart.b on a.id = b.id","redshift_conn_id":"rs","unload_options":["PARQUET"]}""",
            "redshift://c1.eu-west-1:5439 dev.mart.a|redshift://c1.eu-west-1:5439 dev.mart.b",
            "s3://lake out/b"
        ),
        (
            "gcs_to_bigquery",
            "GCSToBigQueryOperator",
            """{"bucket":"raw","source_objects":["x/1.json","x/2.json"],"destination_project_dataset_table":"proj.ds.t","schema_object":null,"gcp_conn_id":"bq"}""",
            "gs://raw x/1.json|gs://raw x/2.json",
            "bigquery proj.ds.t"
        ),
        (
            "bigquery_to_gcs",
            "BigQueryToGCSOperator",
            """{"source_project_dataset_table":"proj:ds.t","destination_cloud_storage_uris":["gs://out/t/part-*.csv"],"export_format":"CSV","gcp_conn_id":"bq"}""",
            "bigquery proj.ds.t",
            "gs://out t"
        ),
        (
            "mysql_to_hive",
            "MySqlToHiveOperator",
            """{"sql":"select id, nm from shop.cust where d = 1","hive_table":"dw.cust","partition":{"ds":"2026-11-20"}}""",
            "mysql://my.example:3306 shop.cust",
            "hive://hive.example:10000 dw.cust"
        ),
        (
            "sql_to_s3",
            "SqlToS3Operator",
            """{"s3_bucket":"lake","s3_key":"x/y.parquet","query":"select * from mart.sales","sql_conn_id":"pg"}""",
            "postgres://wh.example:5432 wh.mart.sales",
            "s3://lake x/y.parquet"
        ),
        (
            "s3_to_sql",
            "S3ToSqlOperator",
            """{"s3_bucket":"lake","s3_key":"x/z.csv","schema":"stg","table":"z","column_list":["a"],"sql_conn_id":"pg"}""",
            "s3://lake x/z.csv",
            "postgres://wh.example:5432 wh.stg.z"
        ),
        (
            "generic_transfer",
            "GenericTransfer",
            """{"sql":"select a, b from stg.src","destination_table":"shop.dst","preoperator":["delete from shop.dst where d = 1","insert into shop.log select * from shop.audit"],"insert_args":{},"source_conn_id":"pg","destination_conn_id":"mysql_default"}""",
            "postgres://wh.example:5432 wh.stg.src|mysql://my.example:3306 shop.audit",
            "mysql://my.example:3306 shop.dst|mysql://my.example:3306 shop.log"
        ),
        (
            "interval_check",
            "SQLIntervalCheckOperator",
            """{"sql1":"select count(*) from mart.sales where ds = 1","sql2":"select count(*) from mart.sales_old where ds = 0","conn_id":"pg","database":null}""",
            "postgres://wh.example:5432 wh.mart.sales|postgres://wh.example:5432 wh.mart.sales_old",
            ""
        ),
        (
            "snowflake_list",
            "SnowflakeSqlApiOperator",
            """{"sql":["create temporary table tmp_a as select id from raw.a","insert into mart.b (id) select id from tmp_a"],"snowflake_conn_id":"sf","parameters":null}""",
            "snowflake://ab12345.eu-west-1.aws ANALYTICS.RAW.A",
            "snowflake://ab12345.eu-west-1.aws ANALYTICS.MART.B"
        ),
        (
            "exasol_table_to_s3",
            "ExasolToS3Operator",
            """{"query_or_table":"dwh.facts","key":"e/facts.csv","bucket_name":"lake","query_params":null,"export_params":null}""",
            "exasol://exa.example:8563 DWH.FACTS",
            "s3://lake e/facts.csv"
        ),
        (
            "exasol_query_to_s3",
            "ExasolToS3Operator",
            """{"query_or_table":"select id from dwh.dims where x = 1","key":"e/dims.csv","bucket_name":"lake"}""",
            "exasol://exa.example:8563 DWH.DIMS",
            "s3://lake e/dims.csv"
        ),
        (
            "mongo_to_gcs",
            "MongoToGCSOperator",
            """{"sql":"","bucket":"raw","filename":"m/u.json","mongo_db":"app","mongo_collection":"users","mongo_query":{}}""",
            "mongodb://mongo.example:27017 app.users",
            "gs://raw m/u.json"
        ),
        (
            "salesforce_to_s3",
            "SalesforceToS3Operator",
            """{"salesforce_query":"SELECT Id FROM Account","s3_bucket_name":"lake","s3_key":"sf/acc.csv"}""",
            "",
            "s3://lake sf/acc.csv"
        ),
        (
            "http_to_gcs",
            "HttpToGCSOperator",
            """{"http_conn_id":"api","endpoint":"/v1/x","data":null,"headers":null,"gcp_conn_id":"bq","bucket_name":"raw","object_name":"h/x.json"}""",
            "",
            "gs://raw h/x.json"
        ),
        (
            "gcs_to_trino",
            "GCSToTrinoOperator",
            """{"source_bucket":"raw","source_object":"g/1.csv","trino_table":"hive.mart.g"}""",
            "gs://raw g/1.csv",
            "trino://trino.example:8080 hive.mart.g"
        ),
        (
            "gcs_transform",
            "GCSFileTransformOperator",
            """{"source_bucket":"raw","source_object":"t/in.csv","destination_bucket":"clean","destination_object":"t/out.csv","transform_script":["x.py"]}""",
            "gs://raw t/in.csv",
            "gs://clean t/out.csv"
        ),
        (
            "transfer_service",
            "CloudDataTransferServiceS3ToGCSOperator",
            """{"gcp_conn_id":"bq","s3_bucket":"lake","gcs_bucket":"raw","s3_path":"p/","gcs_path":"q/","description":null,"object_conditions":null}""",
            "s3://lake p/",
            "gs://raw q/"
        ),
        ("s3_create", "S3CreateObjectOperator", """{"s3_bucket":"lake","s3_key":"flag/done","data":"x"}""", "", "s3://lake flag/done"),
        ("keys_unchanged", "S3KeysUnchangedSensor", """{"bucket_name":"lake","prefix":"in/day/"}""", "s3://lake in/day/", ""),
        (
            "hive_to_mysql",
            "HiveToMySqlOperator",
            """{"sql":"select id from dw.cust","mysql_table":"shop.cust2","mysql_preoperator":"truncate table shop.cust2","mysql_postoperator":"insert into shop.done select * from shop.cust2"}""",
            "hive://hive.example:10000 dw.cust|mysql://my.example:3306 shop.cust2",
            "mysql://my.example:3306 shop.cust2|mysql://my.example:3306 shop.done"
        ),
        (
            "trino_to_mysql",
            "TrinoToMySqlOperator",
            """{"sql":"select id from hive.mart.g","mysql_table":"shop.g","mysql_preoperator":"delete from shop.old_g"}""",
            "trino://trino.example:8080 hive.mart.g",
            "mysql://my.example:3306 shop.g|mysql://my.example:3306 shop.old_g"
        ),
        (
            "snowflake_async",
            "SnowflakeOperatorAsync",
            """{"sql":"merge into mart.t using raw.s on t.id = s.id when matched then update set v = s.v","snowflake_conn_id":"sf"}""",
            "snowflake://ab12345.eu-west-1.aws ANALYTICS.RAW.S",
            "snowflake://ab12345.eu-west-1.aws ANALYTICS.MART.T"
        ),
        (
            "bigquery_async",
            "BigQueryInsertJobOperatorAsync",
            """{"configuration":{"query":{"query":"create or replace table ds.n as select a from ds.m","useLegacySql":false}},"project_id":"proj","gcp_conn_id":"bq"}""",
            "bigquery proj.ds.m",
            "bigquery proj.ds.n"
        ),
        (
            "own_subclass",
            "AcmeS3ToRedshiftOperator",
            """{"s3_bucket":"lake","s3_key":"in/own.csv","schema":"public","table":"own","redshift_conn_id":"rs"}""",
            "s3://lake in/own.csv",
            "redshift://c1.eu-west-1:5439 dev.public.own"
        ),
        (
            "sql_decorated",
            "_SQLDecoratedOperator",
            """{"sql":"insert into mart.d select * from stg.d","conn_id":"pg","database":null,"op_args":[],"op_kwargs":{}}""",
            "postgres://wh.example:5432 wh.stg.d",
            "postgres://wh.example:5432 wh.mart.d"
        ),
        (
            "tdload",
            "TdLoadOperator",
            """{"source_table":"src.a","target_table":"dst.b","select_stmt":null,"insert_stmt":null,"source_file_name":null,"target_file_name":null,"teradata_conn_id":"teradata_default","target_teradata_conn_id":"teradata_default"}""",
            "teradata://td.example:1025 src.a",
            "teradata://td.example:1025 dst.b"
        ),
        (
            "bteq",
            "BteqOperator",
            """{"sql":".set width 200\nins into dst.c (a) sel a from src.c;","file_path":null}""",
            "teradata://td.example:1025 src.c",
            "teradata://td.example:1025 dst.c"
        ),
        (
            "mapped#0",
            "SQLExecuteQueryOperator",
            """{"sql":"insert into mart.m_eu select * from stg.m_eu","conn_id":"pg","database":null}""",
            "postgres://wh.example:5432 wh.stg.m_eu",
            "postgres://wh.example:5432 wh.mart.m_eu"
        ),
        (
            "mapped#1",
            "SQLExecuteQueryOperator",
            """{"sql":["create temp table x as select * from stg.m_us","insert into mart.m_us select * from x"],"conn_id":"pg","database":null}""",
            "postgres://wh.example:5432 wh.stg.m_us",
            "postgres://wh.example:5432 wh.mart.m_us"
        ),
        (
            "group.truncated",
            "SQLExecuteQueryOperator",
            """{"sql":"Truncated. You can change this behaviour in [core]max_templated_field_length. 'INSERT INTO mart.big (a, b) SELECT a, b FROM stg.big WHERE x = \\'1\\' AND y IN (1, 2, 3'... ","conn_id":"pg","database":null}""",
            "postgres://wh.example:5432 wh.stg.big",
            "postgres://wh.example:5432 wh.mart.big"
        ),
        (
            "databricks",
            "DatabricksSqlOperator",
            """{"sql":"insert into mart.k select a from raw.k","schema":null,"catalog":"main","http_headers":null,"databricks_conn_id":"dbx"}""",
            "databricks://dbx.example main.raw.k",
            "databricks://dbx.example main.mart.k"
        ),
        (
            "azure_to_s3",
            "AzureBlobStorageToS3Operator",
            """{"container_name":"c","prefix":"p/","delimiter":"","dest_s3_key":"s3://lake/az/"}""",
            "wasbs://c p/",
            "s3://lake az/"
        ),
    ];

    static readonly string[] _connections =
    [
        """{"connection_id":"pg","conn_type":"postgres","description":null,"host":"wh.example","login":"u","schema":"wh","port":5432,"password":"***","extra":"{}"}""",
        """{"connection_id":"rs","conn_type":"redshift","description":null,"host":"c1.x.eu-west-1.redshift.amazonaws.com","login":"u","schema":"dev","port":5439,"password":"***","extra":"{}"}""",
        """{"connection_id":"bq","conn_type":"google_cloud_platform","description":null,"host":null,"login":"u","schema":null,"port":null,"password":"***","extra":"{\"project\":\"proj\"}"}""",
        """{"connection_id":"mysql_default","conn_type":"mysql","description":null,"host":"my.example","login":"u","schema":"shop","port":3306,"password":"***","extra":"{}"}""",
        """{"connection_id":"hive_cli_default","conn_type":"hive_cli","description":null,"host":"hive.example","login":"u","schema":"default","port":10000,"password":"***","extra":"{}"}""",
        """{"connection_id":"hiveserver2_default","conn_type":"hiveserver2","description":null,"host":"hive.example","login":"u","schema":"default","port":10000,"password":"***","extra":"{}"}""",
        """{"connection_id":"sf","conn_type":"snowflake","description":null,"host":null,"login":"u","schema":"PUBLIC","port":null,"password":"***","extra":"{\"account\":\"ab12345\",\"region\":\"eu-west-1\",\"database\":\"ANALYTICS\",\"warehouse\":\"W\"}"}""",
        """{"connection_id":"exasol_default","conn_type":"exasol","description":null,"host":"exa.example","login":"u","schema":"DWH","port":8563,"password":"***","extra":"{}"}""",
        """{"connection_id":"mongo_default","conn_type":"mongo","description":null,"host":"mongo.example","login":"u","schema":"app","port":27017,"password":"***","extra":"{}"}""",
        """{"connection_id":"trino_default","conn_type":"trino","description":null,"host":"trino.example","login":"u","schema":"hive","port":8080,"password":"***","extra":"{}"}""",
        """{"connection_id":"teradata_default","conn_type":"teradata","description":null,"host":"td.example","login":"u","schema":"dst","port":1025,"password":"***","extra":"{}"}""",
        """{"connection_id":"dbx","conn_type":"databricks","description":null,"host":"https://dbx.example/","login":"u","schema":null,"port":null,"password":"***","extra":"{}"}""",
    ];
}
