import { useState } from "react";
import { Card } from "../../parts/Card";
import { Segmented } from "../../parts/Segmented";
import { type Clock, chooseClock, chosenClock, clockName, momentText } from "../../parts/times";
import { chooseDensity, chosenDensity, type Density } from "../../styles/density";
import { chooseTheme, chosenTheme, type Theme } from "../../styles/theme";

/** How the pages look in this browser. */
export function Appearance() {
  const [theme, setTheme] = useState<Theme>(chosenTheme());
  const [clock, setClock] = useState<Clock>(chosenClock());
  const [density, setDensity] = useState<Density>(chosenDensity());
  return (
    <Card title="Appearance" count="kept in this browser">
      <dl className="facts card-body">
        <dt>Theme</dt>
        <dd>
          <Segmented
            label="Theme"
            value={theme}
            onChange={(next) => {
              chooseTheme(next);
              setTheme(next);
            }}
            options={[
              { value: "system", label: "As the system" },
              { value: "light", label: "Light" },
              { value: "dark", label: "Dark" },
            ]}
          />
        </dd>
        <dt>Rows</dt>
        <dd>
          <Segmented
            label="Rows"
            value={density}
            onChange={(next) => {
              chooseDensity(next);
              setDensity(next);
            }}
            options={[
              { value: "normal", label: "Normal" },
              { value: "dense", label: "Dense" },
            ]}
          />
        </dd>
        <dt>Times</dt>
        <dd>
          <Segmented
            label="Times"
            value={clock}
            onChange={(next) => {
              chooseClock(next);
              setClock(next);
            }}
            options={[
              { value: "local", label: "Local" },
              { value: "utc", label: "UTC" },
            ]}
          />{" "}
          <span className="t3">{`${momentText(Date.now())} ${clockName(clock)}`}</span>
        </dd>
      </dl>
    </Card>
  );
}
