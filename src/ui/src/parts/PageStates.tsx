import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { PageHead } from "./PageHead";
import { Empty, Failure, Skeleton } from "./State";

export function PageLoading() {
  return (
    <div className="page-body">
      <section className="card">
        <Skeleton rows={8} />
      </section>
    </div>
  );
}

export function PageFailure({ error, reset }: ErrorComponentProps) {
  return (
    <div className="page-body">
      <section className="card">
        <Failure error={error} retry={reset} what="this page" />
      </section>
    </div>
  );
}

export function NotFound() {
  return (
    <>
      <PageHead title="No such page" />
      <div className="page-body">
        <section className="card">
          <Empty title={`There is no page at ${location.pathname}.`} action={<Link to="/">Go to the explorer</Link>}>
            The address may be mistyped, or come from another version.
          </Empty>
        </section>
      </div>
    </>
  );
}
