import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type AssetWords, saveDescription, saveLabels, withdrawDescription, wordsQuery } from "../../api/glossary";
import { announce } from "../../parts/announce";
import { Dialog } from "../../parts/Dialog";
import { FormDialog } from "../../parts/FormDialog";
import { listed } from "../../parts/listed";
import { Answer } from "../../parts/State";
import { sameList } from "./sameList";
import { TagsAndTerms } from "./TagsAndTerms";

interface Props {
  /** "dataset:NAMESPACE:NAME" */
  id: string;
  column: string;
  onClose: () => void;
}

/** What a column is, and which tags and terms it bears. */
export function ColumnWordsDialog({ id, column, onClose }: Props) {
  const words = useQuery(wordsQuery(id));
  if (words.data) return <Form id={id} column={column} words={words.data} onClose={onClose} />;
  return (
    <Dialog title={`What is said of ${column}`} open onOpenChange={(open) => !open && onClose()}>
      <Answer of={words} what="what is said of it" rows={3}>
        {() => null}
      </Answer>
    </Dialog>
  );
}

function Form({ id, column, words, onClose }: Props & { words: AssetWords }) {
  const of = (labels: AssetWords["tags"]) => labels.filter((label) => label.column === column).map((label) => label.name);
  const described = words.columns.find((one) => one.column === column);
  const before = { description: described?.description ?? "", tags: of(words.tags), terms: of(words.terms) };
  const [description, setDescription] = useState(before.description);
  const [tags, setTags] = useState(before.tags.join(", "));
  const [terms, setTerms] = useState(before.terms);
  const queries = useQueryClient();
  const text = description.trim();
  /** What its schema says can be said anew, not taken away. */
  const emptiesEvents = before.description !== "" && text === "" && !described?.byHand;
  async function save() {
    if (text !== before.description) await (text ? saveDescription(id, text, column) : withdrawDescription(id, column));
    if (!sameList(listed(tags), before.tags)) await saveLabels(id, "tags", listed(tags), column);
    if (!sameList(terms, before.terms)) await saveLabels(id, "terms", terms, column);
    announce("Saved");
    await queries.invalidateQueries();
  }
  return (
    <FormDialog
      title={`What is said of ${column}`}
      description="What people say holds over what events say, and is kept as events."
      action="Save"
      ready={!emptiesEvents}
      onSave={save}
      onClose={onClose}
    >
      <label className="field">
        <span>Description, in Markdown</span>
        <textarea className="input" rows={3} value={description} onChange={(event) => setDescription(event.target.value)} />
        {emptiesEvents && <span className="field-error">Its schema says it: write another one, it cannot be taken away.</span>}
        {described?.overridden && <span className="t3">Its schema says: {described.overridden}. An empty field lets it speak again.</span>}
      </label>
      <TagsAndTerms tags={tags} onTags={setTags} terms={terms} onTerms={setTerms} />
    </FormDialog>
  );
}
