export interface Step {
  title: string;
  text?: string;
  code: string;
  /** A sentence below the code. */
  note?: string;
}

export interface Guide {
  id: string;
  word: string;
  steps: Step[];
}

/** How to point each producer at this service; `address` is that of the page itself. */
export function guides(address: string): Guide[] {
  return [
    {
      id: "airflow",
      word: "Airflow sends events",
      steps: [
        { title: "Install the provider where Airflow runs", code: "pip install apache-airflow-providers-openlineage" },
        {
          title: "Tell it where to send, and give this Airflow a name of its own",
          code: `export AIRFLOW__OPENLINEAGE__TRANSPORT='{"type": "http",\n  "url": "${address}/", "endpoint": "api/v1/lineage"}'\nexport AIRFLOW__OPENLINEAGE__NAMESPACE=prod`,
          note: "Scheduler, workers and, on Airflow 3, the API server need the same settings.",
        },
        { title: "Run a DAG", text: "Or send one event by hand to see that the way is open:", code: handEvent(address) },
      ],
    },
    {
      id: "crawl",
      word: "Airflow is crawled",
      steps: [
        {
          title: "Add a connection",
          text: "A user that may read is enough; the page Airflow does the same with a form.",
          code: "./lineage connections add prod --url https://airflow.example --user crawler --password-file /run/secrets/airflow",
        },
        { title: "See what the user may read", code: "./lineage connections test prod" },
        { title: "Crawl now, and every 15 minutes from then on", code: "./lineage crawl prod --wait" },
      ],
    },
    {
      id: "dbt",
      word: "dbt",
      steps: [
        { title: "Install the wrapper", code: "pip install openlineage-dbt" },
        { title: "Tell it where to send", code: `export OPENLINEAGE_URL=${address}\nexport OPENLINEAGE_NAMESPACE=prod-dbt` },
        {
          title: "Run dbt through it",
          code: "dbt-ol run",
          note: "It passes every argument on to dbt; dbt-ol test sends the results of tests.",
        },
      ],
    },
    {
      id: "spark",
      word: "Spark",
      steps: [
        {
          title: "Add the listener to the application",
          code: `spark-submit \\\n  --packages io.openlineage:openlineage-spark_2.12:1.39.0 \\\n  --conf spark.extraListeners=io.openlineage.spark.agent.OpenLineageSparkListener \\\n  --conf spark.openlineage.transport.type=http \\\n  --conf spark.openlineage.transport.url=${address} \\\n  --conf spark.openlineage.namespace=prod-spark \\\n  job.py`,
        },
      ],
    },
    {
      id: "python",
      word: "Python",
      steps: [
        { title: "Install the client", code: "pip install openlineage-python" },
        { title: "Tell it where to send; events that your code emits go there", code: `export OPENLINEAGE_URL=${address}` },
      ],
    },
    {
      id: "file",
      word: "File",
      steps: [
        {
          title: "Import a file of events",
          text: "One event a line, an array, or log lines that hold events; also gzipped.",
          code: "./lineage import events.ndjson.gz",
        },
        { title: "Or send it over HTTP", code: `curl -X POST ${address}/api/lineage/import --data-binary @events.ndjson` },
      ],
    },
  ];
}

function handEvent(address: string): string {
  const event = {
    eventType: "COMPLETE",
    eventTime: "2026-01-01T00:00:00Z",
    run: { runId: "0197a5e0-0000-7000-8000-000000000001" },
    job: { namespace: "try", name: "first_job" },
    inputs: [{ namespace: "try", name: "raw.orders" }],
    outputs: [{ namespace: "try", name: "mart.sales" }],
    producer: "https://example.com/by-hand",
    schemaURL: "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
  };
  return `curl -X POST ${address}/api/v1/lineage -H 'Content-Type: application/json' -d '${JSON.stringify(event)}'`;
}
