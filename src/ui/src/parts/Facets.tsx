import type { Facet } from "../api/assets";
import { Card } from "./Card";
import { Copy } from "./Copy";
import { count } from "./counts";
import { JsonView } from "./JsonView";
import { Answer, Empty } from "./State";
import { When } from "./When";

interface Props {
  of: Parameters<typeof Answer<Facet[]>>[0]["of"];
  /** "dataset", "job" or "run" */
  what: string;
}

/** Everything that events said beyond what the pages show, as it came. */
export function Facets({ of, what }: Props) {
  return (
    <Answer of={of} what="facets">
      {(facets) =>
        facets.length === 0 ? (
          <section className="card">
            <Empty title={`No event gave this ${what} a facet.`} icon="events" />
          </section>
        ) : (
          <div className="halves">
            {facets.map((facet) => (
              <Card
                key={facet.name}
                title={facet.name}
                count={<When at={facet.eventAt} />}
                actions={<Copy text={() => JSON.stringify(facet.body, null, 2)} label={`Copy ${facet.name}`} />}
              >
                <div className="card-body">
                  <JsonView value={withoutSchema(facet.body)} open={2} />
                </div>
              </Card>
            ))}
          </div>
        )
      }
    </Answer>
  );
}

/** The number of facets for a tab's head. */
export function facetCount(facets: Facet[] | undefined): string | undefined {
  return facets && count(facets.length);
}

/** The body without the addresses of its producer and its schema, which every facet has. */
function withoutSchema(body: unknown): unknown {
  if (body === null || typeof body !== "object" || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== "_producer" && key !== "_schemaURL"));
}
