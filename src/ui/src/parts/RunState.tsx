import { Chip } from "./Chip";
import { Icon } from "./Icon";
import { stateLook } from "./runStates";

/** The icon of a state; its word is read out. */
export function RunStateIcon({ state, size = 14 }: { state: string | null | undefined; size?: 12 | 14 | 16 }) {
  const look = stateLook(state);
  return <Icon name={look.icon} size={size} label={look.word} className={look.tone} />;
}

export function RunStateChip({ state, suffix }: { state: string | null | undefined; suffix?: string }) {
  const look = stateLook(state);
  const word = look.word.charAt(0).toUpperCase() + look.word.slice(1);
  return (
    <Chip tone={look.tone} icon={look.icon}>
      {suffix ? `${word} ${suffix}` : word}
    </Chip>
  );
}
