import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { assetQuery } from "../api/assets";
import { get } from "../api/client";
import { Name } from "./Name";
import { nodeId, splitId } from "./names";
import { type Option, Picker } from "./Picker";
import { Source } from "./Source";
import { visited, visitedAsHit } from "./visited";

interface Props {
  /** "dataset:NAMESPACE:NAME", or empty where nothing was chosen yet. */
  id: string;
  /** The namespace and name to show for the id. */
  shown?: { namespace: string; name: string };
  kinds: "dataset" | "dataset,job";
  onChange: (id: string) => void;
  /** What the button says while nothing is chosen. */
  none?: string;
}

/** Chooses a dataset (or a job) by name; before typing it offers what was visited last. */
export function AssetPicker({ id, shown, kinds, onChange, none = "choose one" }: Props) {
  const [words, setWords] = useState("");
  const found = useQuery({
    queryKey: ["pick", kinds, words],
    queryFn: ({ signal }) => get("/api/lineage/search", { q: words, kind: kinds, limit: 20 }, signal),
    enabled: words.trim().length > 0,
  });
  const hits = words.trim()
    ? (found.data?.results ?? [])
    : visited()
        .filter((page) => kinds.includes(page.kind))
        .map(visitedAsHit);
  const options: Option[] = hits.map((hit) => ({
    value:
      hit.namespace === null || hit.name === null
        ? (hit.assetId ?? "")
        : nodeId(hit.kind === "job" ? "job" : "dataset", hit.namespace, hit.name),
    label: hit.name ?? "",
    icon: hit.namespace ? <Source namespace={hit.namespace} size={16} /> : undefined,
  }));
  return (
    <Picker
      label={kinds === "dataset" ? "Dataset" : "Dataset or job"}
      value={id}
      onChange={onChange}
      onType={setWords}
      options={options}
      shown={
        shown ? (
          <>
            <Source namespace={shown.namespace} size={16} />
            <Name name={shown.name} max={44} />
          </>
        ) : (
          none
        )
      }
    />
  );
}

/** The namespace and name of an id; one that does not hold them is asked for. */
export function useNameOf(id: string): { namespace: string; name: string } | undefined {
  const named = splitId(id);
  const asset = useQuery({ ...assetQuery(id), enabled: id !== "" && !named });
  return named ?? asset.data ?? undefined;
}
