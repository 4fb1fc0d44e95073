import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type AssetWords, saveLabels, wordsQuery } from "../../api/glossary";
import { announce } from "../../parts/announce";
import { Dialog } from "../../parts/Dialog";
import { FormDialog } from "../../parts/FormDialog";
import { listed } from "../../parts/listed";
import { Answer } from "../../parts/State";
import { sameList } from "./sameList";
import { TermChoice } from "./TermChoice";

interface Props {
  /** "dataset:NAMESPACE:NAME" */
  id: string;
  column: string;
  onClose: () => void;
}

/** Which tags and terms a column bears. */
export function ColumnWordsDialog({ id, column, onClose }: Props) {
  const words = useQuery(wordsQuery(id));
  if (words.data) return <Form id={id} column={column} words={words.data} onClose={onClose} />;
  return (
    <Dialog title={`Tags and terms of ${column}`} open onOpenChange={(open) => !open && onClose()}>
      <Answer of={words} what="what is said of it" rows={3}>
        {() => null}
      </Answer>
    </Dialog>
  );
}

function Form({ id, column, words, onClose }: Props & { words: AssetWords }) {
  const of = (labels: AssetWords["tags"]) => labels.filter((label) => label.column === column).map((label) => label.name);
  const before = { tags: of(words.tags), terms: of(words.terms) };
  const [tags, setTags] = useState(before.tags.join(", "));
  const [terms, setTerms] = useState(before.terms);
  const queries = useQueryClient();
  async function save() {
    if (!sameList(listed(tags), before.tags)) await saveLabels(id, "tags", listed(tags), column);
    if (!sameList(terms, before.terms)) await saveLabels(id, "terms", terms, column);
    announce("Saved");
    await queries.invalidateQueries();
  }
  return (
    <FormDialog
      title={`Tags and terms of ${column}`}
      description="What people say holds over what events say, and is kept as events."
      action="Save"
      ready
      onSave={save}
      onClose={onClose}
    >
      <label className="field">
        <span>Tags, by commas</span>
        <input className="input" value={tags} onChange={(event) => setTags(event.target.value)} />
      </label>
      <TermChoice chosen={terms} onChange={setTerms} />
    </FormDialog>
  );
}
