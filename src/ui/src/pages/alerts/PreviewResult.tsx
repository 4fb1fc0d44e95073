import type { Alert, AlertPreview } from "../../api/alerts";
import { count } from "../../parts/counts";
import { type Column, Table } from "../../parts/Table";
import { When } from "../../parts/When";
import { Subject } from "./Subject";
import { isToldWithAnother, previewWords } from "./words";

const columns: Column<Alert>[] = [
  { id: "when", head: "When", sort: (alert) => alert.happenedAt, cell: (alert) => <When at={alert.happenedAt} as="moment" /> },
  { id: "what", head: "What happened", wraps: true, cell: (alert) => alert.title },
  { id: "subject", head: "About", cell: (alert) => <Subject alert={alert} /> },
  { id: "impact", head: "Downstream", align: "right", sort: (alert) => alert.impact, cell: (alert) => count(alert.impact) },
  {
    id: "message",
    head: "Message",
    cell: (alert) => <span className="t2">{isToldWithAnother(alert) ? "with its cause" : "its own"}</span>,
  },
];

/** What a rule would have told. */
export function PreviewResult({ found, days }: { found: AlertPreview; days: number }) {
  return (
    <section className="stack" aria-label="Preview">
      <p role="status">{previewWords(found.alerts.length, found.messages, found.truncated, days)}</p>
      {found.alerts.length > 0 && (
        <Table label="What it would have found" columns={columns} rows={found.alerts} rowKey={(alert) => alert.id} />
      )}
    </section>
  );
}
