#!/usr/bin/env bash
# A role and a user for the crawler with least rights, on Airflow 2 and on Airflow 3 with the FAB auth manager. Run it where the command airflow works.
# The password is read from AIRFLOW_CRAWLER_PASSWORD, so that it is in no history.
set -euo pipefail
: "${AIRFLOW_CRAWLER_PASSWORD:?set it to the password of the new user}"

airflow roles create LineageCrawler || true
for resource in "DAGs" "DAG Runs" "Task Instances" "Datasets" "Assets" "Connections" "ImportError" "DAG Code" "Providers" "DAG Versions" "Website"; do
  # A version of Airflow knows only some of these names; what it does not know it has no need of.
  airflow roles add-perms LineageCrawler -a can_read -r "$resource" || echo "this Airflow has no resource called $resource"
done
airflow users create --role LineageCrawler --username lineage-crawler --password "$AIRFLOW_CRAWLER_PASSWORD" \
  --firstname Lineage --lastname Crawler --email lineage-crawler@localhost
