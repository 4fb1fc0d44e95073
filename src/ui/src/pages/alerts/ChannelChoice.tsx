import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { alertChannelsQuery } from "../../api/alerts";
import styles from "./Alerts.module.css";
import { Field } from "./Field";
import { isRefusal, Refusable } from "./Refusable";
import { wordsOf } from "./ruleForm";

interface Props {
  chosen: string[];
  onChange: (channels: string[]) => void;
}

/** By which channels a rule tells. Who may not see the channels can still name them. */
export function ChannelChoice({ chosen, onChange }: Props) {
  const channels = useQuery(alertChannelsQuery);
  const [typed, setTyped] = useState(chosen.join(", "));
  if (isRefusal(channels.error)) {
    return (
      <Field label="Told by" hint="names of channels; to see them needs the right ops">
        <input
          className="input"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(wordsOf(event.target.value));
          }}
        />
      </Field>
    );
  }
  return (
    <fieldset className={`field ${styles.choice}`}>
      <legend>Told by</legend>
      <Refusable of={channels} what="channels" rows={1}>
        {(list) => {
          const names = [...new Set([...list.map(({ channel }) => channel.name), ...chosen])];
          if (names.length === 0) return <small className="t3">There is no channel yet: alerts stand on this page only.</small>;
          return (
            <div className="wrap-row">
              {names.map((name) => (
                <label key={name} className="row">
                  <input
                    type="checkbox"
                    checked={chosen.includes(name)}
                    onChange={(event) => onChange(event.target.checked ? [...chosen, name] : chosen.filter((one) => one !== name))}
                  />
                  <span>{name}</span>
                </label>
              ))}
            </div>
          );
        }}
      </Refusable>
    </fieldset>
  );
}
