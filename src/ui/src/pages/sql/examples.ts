/** A statement to try the page with. */
export interface Example {
  name: string;
  dialect: string;
  sql: string;
}

export const examples: Example[] = [
  {
    name: "Insert from a join",
    dialect: "postgres",
    sql: `INSERT INTO mart.fct_sales (order_id, region, amount)
SELECT o.order_id, c.region, oi.qty * oi.unit_price AS amount
FROM staging.orders o
JOIN staging.order_items oi ON oi.order_id = o.order_id
JOIN raw.customers c ON c.customer_id = o.customer_id
WHERE o.status <> 'cancelled';`,
  },
  {
    name: "Merge",
    dialect: "tsql",
    sql: `MERGE INTO mart.dim_customer AS t
USING (
  SELECT c.customer_id, c.full_name, HASHBYTES('SHA2_256', c.email) AS email_hash
  FROM raw.customers c
) AS s ON s.customer_id = t.customer_id
WHEN MATCHED THEN UPDATE SET full_name = s.full_name, email_hash = s.email_hash
WHEN NOT MATCHED THEN INSERT (customer_id, full_name, email_hash) VALUES (s.customer_id, s.full_name, s.email_hash);`,
  },
  {
    name: "Chain of CTEs",
    dialect: "snowflake",
    sql: `CREATE TABLE mart.daily_revenue AS
WITH paid AS (
  SELECT order_id, order_date, amount * rate AS amount_eur FROM orders JOIN currency_rates USING (currency)
), daily AS (
  SELECT order_date, SUM(amount_eur) AS revenue_eur FROM paid GROUP BY order_date
)
SELECT order_date, revenue_eur, AVG(revenue_eur) OVER (ORDER BY order_date ROWS 6 PRECEDING) AS revenue_7d
FROM daily;`,
  },
  {
    name: "A temporary table",
    dialect: "tsql",
    sql: `SELECT customer_id, MAX(order_date) AS last_order INTO #recent FROM sales.orders GROUP BY customer_id;

UPDATE c SET c.last_order = r.last_order
FROM crm.customers c
JOIN #recent r ON r.customer_id = c.customer_id;`,
  },
];
