import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type SchemaRule, saveSchemaRule } from "../../api/schemas";
import { announce } from "../../parts/announce";
import { DatasetField } from "../../parts/DatasetField";
import { FormDialog } from "../../parts/FormDialog";
import { Segmented } from "../../parts/Segmented";
import { compatibilities, meaningOf } from "./words";

interface Props {
  /** The rule to change; a new one where there is none. */
  rule?: SchemaRule;
  /** The dataset that a new rule is likely to be about. */
  dataset?: string;
  onClose: () => void;
}

/** Which datasets must keep which compatibility. */
export function RuleDialog({ rule, dataset, onClose }: Props) {
  const [name, setName] = useState(rule?.name ?? "");
  const [scope, setScope] = useState<"pattern" | "dataset">(rule?.dataset || (!rule && dataset) ? "dataset" : "pattern");
  const [pattern, setPattern] = useState(rule?.pattern ?? "");
  const [one, setOne] = useState(rule?.dataset ?? dataset ?? "");
  const [compatibility, setCompatibility] = useState(rule?.compatibility ?? "full");
  const queries = useQueryClient();
  const meaning = meaningOf(compatibility);
  return (
    <FormDialog
      title={rule ? `Change the rule ${rule.name}` : "Add a rule of schemas"}
      description="A rule for one dataset goes before patterns, of which the longest counts. Alerts of breaking changes follow it."
      action="Save"
      ready={name.trim() !== "" && (scope === "pattern" ? pattern : one).trim() !== ""}
      onSave={async () => {
        await saveSchemaRule(name.trim(), { compatibility, ...(scope === "pattern" ? { pattern: pattern.trim() } : { dataset: one }) });
        announce("Saved");
        await Promise.all(["schema-rules", "schema-check", "schemas"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      }}
      onClose={onClose}
    >
      <label className="field">
        <span>Name</span>
        <input className="input" value={name} disabled={rule !== undefined} onChange={(event) => setName(event.target.value)} required />
      </label>
      <div className="field">
        <span>Whose schemas</span>
        <Segmented
          label="Whose schemas"
          value={scope}
          onChange={setScope}
          options={[
            { value: "pattern", label: "names by a pattern" },
            { value: "dataset", label: "one dataset" },
          ]}
        />
      </div>
      {scope === "pattern" ? (
        <label className="field">
          <span>Pattern of names, with * and ?</span>
          <input
            className="input mono"
            value={pattern}
            placeholder="shop.mart.*"
            spellCheck={false}
            onChange={(event) => setPattern(event.target.value)}
          />
        </label>
      ) : (
        <DatasetField id={one} onChange={setOne} />
      )}
      <label className="field">
        <span>Compatibility</span>
        <select className="input" value={compatibility} onChange={(event) => setCompatibility(event.target.value)}>
          {compatibilities.map(({ value }) => (
            <option key={value}>{value}</option>
          ))}
        </select>
      </label>
      {meaning && (
        <p className="t2">
          {`${meaning.value}: ${meaning.means}.`}
          {meaning.value !== "none" && ` Broken by ${meaning.broken}.`}
        </p>
      )}
    </FormDialog>
  );
}
