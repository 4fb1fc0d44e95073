import { type IconName, icons } from "./icons";

interface Props {
  name: IconName;
  size?: 12 | 14 | 16 | 18;
  /** Words for what the icon says alone; without it the icon is decoration and hidden from screen readers. */
  label?: string;
  className?: string;
}

export function Icon({ name, size = 16, label, className = "" }: Props) {
  return (
    <svg className={`i ${className}`} width={size} height={size} role={label ? "img" : undefined} aria-label={label} aria-hidden={!label}>
      <use href={`#i-${name}`} />
    </svg>
  );
}

/** Puts the sprite into the document once; each icon refers to its symbol. */
export function mountIcons(body: HTMLElement): void {
  const symbols = Object.entries(icons).map(([name, inner]) => `<symbol id="i-${name}" viewBox="0 0 16 16">${inner}</symbol>`);
  const sprite = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  sprite.setAttribute("width", "0");
  sprite.setAttribute("height", "0");
  sprite.setAttribute("aria-hidden", "true");
  sprite.setAttribute("class", "sprite");
  sprite.innerHTML = symbols.join("");
  body.prepend(sprite);
}
