import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { saveTerm, type Term } from "../../api/glossary";
import { announce } from "../../parts/announce";
import { FormDialog } from "../../parts/FormDialog";
import { listed } from "../../parts/listed";

/** A new term, or what one means said anew. */
export function TermDialog({ term, onClose }: { term?: Term; onClose: () => void }) {
  const [form, setForm] = useState({
    name: term?.name ?? "",
    description: term?.description ?? "",
    synonyms: term?.synonyms.join(", ") ?? "",
    steward: term?.steward ?? "",
  });
  const queries = useQueryClient();
  const set = (key: keyof typeof form) => (event: { target: { value: string } }) => setForm({ ...form, [key]: event.target.value });
  return (
    <FormDialog
      title={term ? `Change the term ${term.name}` : "Add a term"}
      description="Every word on it is kept as an event."
      action="Save"
      ready={form.name.trim() !== "" && form.description.trim() !== ""}
      onSave={async () => {
        await saveTerm({
          name: form.name.trim(),
          description: form.description.trim(),
          synonyms: listed(form.synonyms),
          steward: form.steward.trim() || null,
        });
        announce("Saved");
        await queries.invalidateQueries({ queryKey: ["glossary"] });
      }}
      onClose={onClose}
    >
      <label className="field">
        <span>Name</span>
        <input className="input" value={form.name} onChange={set("name")} disabled={term !== undefined} required />
      </label>
      <label className="field">
        <span>What it means, in Markdown</span>
        <textarea className="input" rows={5} value={form.description} onChange={set("description")} required />
      </label>
      <label className="field">
        <span>Other words for it, by commas</span>
        <input className="input" value={form.synonyms} onChange={set("synonyms")} />
      </label>
      <label className="field">
        <span>Steward</span>
        <input className="input" value={form.steward} onChange={set("steward")} />
      </label>
    </FormDialog>
  );
}
