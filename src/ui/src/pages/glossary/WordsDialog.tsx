import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type AssetWords,
  saveDescription,
  saveLabels,
  saveOwners,
  withdrawDescription,
  withdrawOwners,
  wordsQuery,
} from "../../api/glossary";
import { announce } from "../../parts/announce";
import { Dialog } from "../../parts/Dialog";
import { FormDialog } from "../../parts/FormDialog";
import { listed } from "../../parts/listed";
import { Answer } from "../../parts/State";
import { sameList } from "./sameList";
import { TagsAndTerms } from "./TagsAndTerms";

interface Props {
  /** "dataset:NAMESPACE:NAME" or "job:NAMESPACE:NAME" */
  id: string;
  onClose: () => void;
}

/** What people say of a dataset or job: owners, description, tags and terms. */
export function WordsDialog({ id, onClose }: Props) {
  const words = useQuery(wordsQuery(id));
  if (words.data) return <Form id={id} words={words.data} onClose={onClose} />;
  return (
    <Dialog title="What is said of it" open onOpenChange={(open) => !open && onClose()}>
      <Answer of={words} what="what is said of it" rows={4}>
        {() => null}
      </Answer>
    </Dialog>
  );
}

const own = (labels: AssetWords["tags"]) => labels.filter((label) => label.column === null).map((label) => label.name);

function Form({ id, words, onClose }: Props & { words: AssetWords }) {
  const before = {
    owners: words.owners.filter((owner) => owner.type !== "steward").map((owner) => owner.name),
    stewards: words.owners.filter((owner) => owner.type === "steward").map((owner) => owner.name),
    description: words.description ?? "",
    tags: own(words.tags),
    terms: own(words.terms),
  };
  const [form, setForm] = useState({
    owners: before.owners.join(", "),
    stewards: before.stewards.join(", "),
    description: before.description,
    tags: before.tags.join(", "),
    terms: before.terms,
    withdraws: false,
  });
  const queries = useQueryClient();
  const set = (key: "owners" | "stewards" | "description") => (event: { target: { value: string } }) =>
    setForm({ ...form, [key]: event.target.value });
  const isByHand = words.descriptionByHand || words.owners.some((owner) => owner.byHand);

  /** What events say can be said anew, not taken away. */
  const emptiesEvents = before.description.trim() !== "" && form.description.trim() === "" && !words.descriptionByHand && !form.withdraws;

  async function save() {
    const [owners, stewards, tags] = [listed(form.owners), listed(form.stewards), listed(form.tags)];
    if (form.withdraws) {
      await withdrawOwners(id);
      await withdrawDescription(id);
    } else {
      if (!sameList(owners, before.owners) || !sameList(stewards, before.stewards)) {
        const all = [...owners.map((name) => ({ name, type: "owner" })), ...stewards.map((name) => ({ name, type: "steward" }))];
        await saveOwners(id, all);
      }
      if (form.description.trim() !== before.description.trim()) {
        if (form.description.trim()) await saveDescription(id, form.description.trim());
        else await withdrawDescription(id);
      }
    }
    if (!sameList(tags, before.tags)) await saveLabels(id, "tags", tags);
    if (!sameList(form.terms, before.terms)) await saveLabels(id, "terms", form.terms);
    announce("Saved");
    await queries.invalidateQueries();
  }

  return (
    <FormDialog
      title="What is said of it"
      description="What people say holds over what events say, and is kept as events."
      action="Save"
      ready={!emptiesEvents}
      onSave={save}
      onClose={onClose}
    >
      <label className="field">
        <span>Description, in Markdown</span>
        <textarea className="input" rows={5} value={form.description} onChange={set("description")} disabled={form.withdraws} />
        {emptiesEvents && <span className="field-error">Events say it: write another one, it cannot be taken away.</span>}
      </label>
      <label className="field">
        <span>Owners, by commas</span>
        <input className="input" value={form.owners} onChange={set("owners")} disabled={form.withdraws} />
      </label>
      <label className="field">
        <span>Stewards, by commas</span>
        <input className="input" value={form.stewards} onChange={set("stewards")} disabled={form.withdraws} />
      </label>
      <TagsAndTerms
        tags={form.tags}
        onTags={(tags) => setForm({ ...form, tags })}
        terms={form.terms}
        onTerms={(terms) => setForm({ ...form, terms })}
      />
      {isByHand && (
        <label className="row">
          <input type="checkbox" checked={form.withdraws} onChange={() => setForm({ ...form, withdraws: !form.withdraws })} />
          Take back owners and description by hand; events speak again
        </label>
      )}
    </FormDialog>
  );
}
