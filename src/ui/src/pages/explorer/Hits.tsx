import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type HitKind, hitKinds, kindWords, type SearchFilter, searchKinds } from "../../api/search";
import { Card } from "../../parts/Card";
import { count, shownOf } from "../../parts/counts";
import { HitRow } from "../../parts/HitRow";
import { openHit } from "../../parts/openHit";
import { Answer, Empty } from "../../parts/State";
import styles from "./Explorer.module.css";

interface Props {
  words: string;
  kind: string | undefined;
  filter: SearchFilter;
}

/** Hits of each kind, the best first; one kind alone shows more of it. */
export function Hits({ words, kind, filter }: Props) {
  const only = hitKinds.find((one) => one === kind);
  const navigate = useNavigate();
  const found = useQuery({
    queryKey: ["hits", words, only, filter],
    queryFn: ({ signal }) => searchKinds(words, only ? 200 : 8, only ? [only] : hitKinds, filter, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Answer of={found} what="search results" rows={10}>
      {(groups) =>
        groups.length === 0 && words === "" ? null : groups.length === 0 ? (
          <section className="card">
            <Empty
              title={`Nothing is called “${words}”.`}
              action={
                only !== "sql" && (
                  <Link to="/" search={{ q: words, kind: "sql" satisfies HitKind }}>
                    Search in SQL instead
                  </Link>
                )
              }
            >
              Names match by their beginnings and their parts: “cust” finds dim_customer.
            </Empty>
          </section>
        ) : (
          <>
            {groups.map((group) => (
              <Card
                key={group.kind}
                title={kindWords[group.kind]}
                count={shownOf(group.hits.length, group.total, "hit")}
                actions={
                  group.hits.length < group.total && (
                    <Link to="/" search={{ q: words, kind: group.kind }}>
                      {`All ${count(group.total)}`}
                    </Link>
                  )
                }
              >
                {group.hits.map((hit, i) => (
                  <button
                    key={`${hit.assetId}${hit.column}${hit.name}${i}`}
                    type="button"
                    className={styles.hit}
                    onClick={(event) => void openHit(navigate, hit, event.ctrlKey || event.metaKey ? "lineage" : "page")}
                  >
                    <HitRow hit={hit} />
                  </button>
                ))}
              </Card>
            ))}
          </>
        )
      }
    </Answer>
  );
}
