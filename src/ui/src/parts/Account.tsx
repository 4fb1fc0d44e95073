import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { meQuery, signOut } from "../api/me";
import { Menu, MenuItem, MenuLine } from "./Menu";

/** Who is signed in; a server that needs no log-in shows the settings alone. */
export function Account() {
  const me = useQuery(meQuery);
  const navigate = useNavigate();
  const name = me.data?.name;
  const initials = name ? initialsOf(name) : "DE";
  return (
    <Menu
      trigger={
        <button type="button" className="avatar" aria-label={name ? `${initials}, account of ${name}` : `${initials}, account`}>
          {initials}
        </button>
      }
    >
      <div className="card-body t2">{name ? `${name} · ${me.data?.role}` : "No log-in is needed here."}</div>
      <MenuLine />
      <MenuItem icon="settings" onSelect={() => navigate({ to: "/settings/{-$tab}", params: { tab: "appearance" } })}>
        Appearance
      </MenuItem>
      <MenuItem icon="key" onSelect={() => navigate({ to: "/settings/{-$tab}", params: { tab: "keys" } })}>
        Keys
      </MenuItem>
      {name && (
        <MenuItem
          icon="logout"
          onSelect={async () => {
            await signOut();
            await navigate({ to: "/login" });
          }}
        >
          Sign out
        </MenuItem>
      )}
    </Menu>
  );
}

/** "data-eng" → "DE", "Ada Lovelace" → "AL" */
export function initialsOf(name: string): string {
  const words = name
    .replace(/^@/, "")
    .split(/[\s._@-]+/)
    .filter(Boolean);
  const [first = "", second] = words;
  return (second ? first.charAt(0) + second.charAt(0) : first.slice(0, 2)).toUpperCase();
}
