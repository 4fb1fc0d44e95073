import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { termsQuery } from "../../api/glossary";
import { Answer } from "../../parts/State";

/** Which terms of the glossary something bears. */
export function TermChoice({ chosen, onChange }: { chosen: readonly string[]; onChange: (terms: string[]) => void }) {
  const terms = useQuery(termsQuery);
  return (
    <fieldset className="field plain">
      <legend>Terms of the glossary</legend>
      <Answer of={terms} what="the glossary" rows={2}>
        {(list) =>
          list.length === 0 ? (
            <p className="t2">
              The <Link to="/glossary">glossary</Link> has no term yet.
            </p>
          ) : (
            <div className="wrap-row">
              {list.map(({ name }) => (
                <label key={name} className="row">
                  <input
                    type="checkbox"
                    checked={chosen.includes(name)}
                    onChange={() => onChange(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name])}
                  />
                  {name}
                </label>
              ))}
            </div>
          )
        }
      </Answer>
    </fieldset>
  );
}
