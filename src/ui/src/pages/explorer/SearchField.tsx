import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { namespacesQuery, tagsQuery } from "../../api/explore";
import { ownersQuery } from "../../api/insight";
import { countsQuery, hitKinds, kindWords } from "../../api/search";
import { Chip } from "../../parts/Chip";
import { count } from "../../parts/counts";
import { Icon } from "../../parts/Icon";
import { Picker } from "../../parts/Picker";
import { Segmented } from "../../parts/Segmented";
import styles from "./Explorer.module.css";

interface Props {
  words: string;
  kind: string | undefined;
  filter: { ns?: string; owner?: string; tag?: string };
  onWords: (words: string) => void;
  onKind: (kind: string | undefined) => void;
  onFilter: (filter: { ns?: string; owner?: string; tag?: string }) => void;
}

/** The explorer's field, with the kind of hit and what the list is narrowed to. */
export function SearchField({ words, kind, filter, onWords, onKind, onFilter }: Props) {
  const [typed, setTyped] = useState(words);
  const query = countsQuery(words, { namespace: filter.ns, owner: filter.owner, tag: filter.tag });
  const { data: counts } = useQuery({ ...query, enabled: words !== "", placeholderData: keepPreviousData });
  const all = counts && Object.values(counts).reduce((sum, number) => sum + number, 0);
  const labelled = (word: string, number: number | undefined) => (counts ? `${word} ${count(number ?? 0)}` : word);
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
          options={[
            { value: "all", label: labelled("All", all) },
            ...hitKinds.map((one) => ({ value: one as string, label: labelled(kindWords[one], counts?.[one]) })),
          ]}
        />
      )}
      <Narrow filter={filter} onFilter={onFilter} />
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

/** The filters that are not set yet, each with what the service knows to choose from. */
function Narrow({ filter, onFilter }: Pick<Props, "filter" | "onFilter">) {
  const namespaces = useQuery(namespacesQuery);
  const owners = useQuery(ownersQuery);
  const tags = useQuery(tagsQuery);
  const choices = {
    ns: { word: "Namespace", values: namespaces.data },
    owner: { word: "Owner", values: owners.data?.owners.map(({ owner }) => owner) },
    tag: { word: "Tag", values: tags.data },
  };
  return (["ns", "owner", "tag"] as const).map((one) => {
    const { word, values } = choices[one];
    if (filter[one] || !values || values.length === 0) return null;
    return (
      <Picker
        key={one}
        quiet
        label={word}
        shown={word}
        value=""
        options={values.map((value) => ({ value, label: value }))}
        onChange={(value) => onFilter({ [one]: value })}
      />
    );
  });
}
