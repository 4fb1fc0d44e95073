import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type PiiPlace, piiKinds, savePiiPlace } from "../../api/pii";
import { announce } from "../../parts/announce";
import { FormDialog } from "../../parts/FormDialog";

/** Where unmasked personal data may lie, of all kinds or of some. */
export function PlaceDialog({ place, onClose }: { place?: PiiPlace; onClose: () => void }) {
  const [form, setForm] = useState<PiiPlace>(place ?? { name: "", pattern: "", kinds: [], reason: "" });
  const queries = useQueryClient();
  const field = (key: "name" | "pattern" | "reason", word: string, example?: string) => (
    <label className="field">
      <span>{word}</span>
      <input
        className={key === "pattern" ? "input mono" : "input"}
        value={form[key]}
        placeholder={example}
        spellCheck={key === "reason"}
        disabled={key === "name" && place !== undefined}
        onChange={(event) => setForm({ ...form, [key]: event.target.value })}
        required
      />
    </label>
  );
  const toggle = (kind: string) =>
    setForm({ ...form, kinds: form.kinds.includes(kind) ? form.kinds.filter((one) => one !== kind) : [...form.kinds, kind] });
  return (
    <FormDialog
      title={place ? `Change the place ${place.name}` : "Allow a place"}
      description="Unmasked personal data in datasets of these names is expected, and neither listed nor alerted."
      action="Save"
      ready={[form.name, form.pattern, form.reason].every((text) => text.trim() !== "")}
      onSave={async () => {
        await savePiiPlace({ ...form, name: form.name.trim(), pattern: form.pattern.trim(), reason: form.reason.trim() });
        announce("Saved");
        await queries.invalidateQueries({ queryKey: ["pii"] });
      }}
      onClose={onClose}
    >
      {field("name", "Name")}
      {field("pattern", "Names of datasets, with * and ?", "crm.*")}
      <fieldset className="field plain">
        <legend>Kinds, none for all</legend>
        <div className="wrap-row">
          {piiKinds.map((kind) => (
            <label key={kind} className="row">
              <input type="checkbox" checked={form.kinds.includes(kind)} onChange={() => toggle(kind)} />
              {kind}
            </label>
          ))}
        </div>
      </fieldset>
      {field("reason", "Reason")}
    </FormDialog>
  );
}
