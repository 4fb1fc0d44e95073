import { Icon } from "./Icon";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  wide?: boolean;
}

/** A small field that narrows a list. */
export function Filter({ label, value, onChange, wide }: Props) {
  return (
    <label className={wide ? "find" : "find find-small"}>
      <Icon name="search" size={14} />
      <input aria-label={label} placeholder={label} value={value} onChange={(event) => onChange(event.target.value)} spellCheck={false} />
    </label>
  );
}
