import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import { DatasetLink, JobLink } from "./DatasetLink";

interface Props {
  /** What was asked for and is not known. */
  words: string;
  kind: "dataset" | "job" | "dataset,job";
  /** What is said where no name is near. */
  none: string;
}

/** Names near one that is not known here, each a way on. */
export function NearestNames({ words, kind, none }: Props) {
  const near = useQuery({
    queryKey: ["near", kind, words],
    queryFn: ({ signal }) => get("/api/lineage/search", { q: words, kind, limit: 8 }, signal),
    enabled: words.length > 0,
  });
  if (near.isFetching) return <>Looking for names near it…</>;
  if (near.isError) return <>{`${none} Names near it could not be asked for: ${near.error.message}`}</>;
  if (!near.data?.results.length) return <>{none}</>;
  return (
    <>
      <p>These names are near it:</p>
      <ul>
        {near.data.results.map((hit) => (
          <li key={hit.assetId}>
            {hit.kind === "job" ? (
              <JobLink namespace={hit.namespace ?? ""} name={hit.name ?? ""} />
            ) : (
              <DatasetLink namespace={hit.namespace ?? ""} name={hit.name ?? ""} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
