import { useEffect, useState } from "react";
import { type HitKind, hitKinds, kindWords } from "../../api/search";
import { Chip } from "../../parts/Chip";
import { Icon } from "../../parts/Icon";
import { Segmented } from "../../parts/Segmented";
import styles from "./Explorer.module.css";

interface Props {
  words: string;
  kind: string | undefined;
  filter: { ns?: string; owner?: string; tag?: string };
  onWords: (words: string) => void;
  onKind: (kind: string | undefined) => void;
  onFilter: (filter: { ns?: undefined; owner?: undefined; tag?: undefined }) => void;
}

/** The explorer's field, with the kind of hit and what the list is narrowed to. */
export function SearchField({ words, kind, filter, onWords, onKind, onFilter }: Props) {
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  useEffect(() => {
    if (typed === words) return undefined;
    const timer = setTimeout(() => onWords(typed), 120);
    return () => clearTimeout(timer);
  }, [typed, words, onWords]);
  return (
    <span className={styles.search}>
      <label className={styles.field}>
        <Icon name="search" className="t3" />
        <input
          type="search"
          aria-label="Find tables, columns, jobs, owners, SQL"
          placeholder="Find tables, columns, jobs, owners, SQL"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {words && (
        <Segmented
          label="Kind"
          value={kind ?? "all"}
          onChange={(next) => onKind(next === "all" ? undefined : next)}
          options={[{ value: "all", label: "All" }, ...hitKinds.map((one: HitKind) => ({ value: one as string, label: kindWords[one] }))]}
        />
      )}
      {(["ns", "owner", "tag"] as const).map(
        (one) =>
          filter[one] && (
            <button key={one} type="button" onClick={() => onFilter({ [one]: undefined })} title="Take the filter away">
              <Chip tone="accent" icon="x">{`${one === "ns" ? "namespace" : one} ${filter[one]}`}</Chip>
            </button>
          ),
      )}
    </span>
  );
}
