import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { get } from "../api/client";
import { DatasetLink, JobLink } from "../parts/DatasetLink";
import { nameParts } from "../parts/names";
import { PageHead } from "../parts/PageHead";
import { Empty } from "../parts/State";

/** What was asked for and is not known, with the nearest names. */
export function Unknown({ kind, name }: { kind: "dataset" | "job"; name: string }) {
  const words = nameParts(name).last;
  const near = useQuery({
    queryKey: ["near", kind, words],
    queryFn: ({ signal }) => get("/api/lineage/search", { q: words, kind, limit: 8 }, signal),
    enabled: words.length > 0,
  });
  return (
    <>
      <PageHead title={name ? `No ${kind} ${name}` : `Which ${kind}?`} />
      <div className="page-body">
        <section className="card">
          <Empty
            title={name ? `No ${kind} is called “${name}”.` : `The address names no ${kind}.`}
            action={<Link to="/">Go to the explorer</Link>}
          >
            {near.data?.results.length ? (
              <>
                <p>These names are near it:</p>
                <ul>
                  {near.data.results.map((hit) => (
                    <li key={hit.assetId}>
                      {kind === "dataset" ? (
                        <DatasetLink namespace={hit.namespace ?? ""} name={hit.name ?? ""} />
                      ) : (
                        <JobLink namespace={hit.namespace ?? ""} name={hit.name ?? ""} />
                      )}
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              "The events that would tell of it have not arrived, or it goes by another name."
            )}
          </Empty>
        </section>
      </div>
    </>
  );
}
