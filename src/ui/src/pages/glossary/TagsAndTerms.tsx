import { TermChoice } from "./TermChoice";

interface Props {
  /** By commas, as they are typed. */
  tags: string;
  onTags: (tags: string) => void;
  terms: readonly string[];
  onTerms: (terms: string[]) => void;
}

/** The fields of what a dataset, a job or a column bears. */
export function TagsAndTerms({ tags, onTags, terms, onTerms }: Props) {
  return (
    <>
      <label className="field">
        <span>Tags, by commas</span>
        <input className="input" value={tags} onChange={(event) => onTags(event.target.value)} />
      </label>
      <TermChoice chosen={terms} onChange={onTerms} />
    </>
  );
}
