import { Link, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useProgressStream } from "../api/useProgressStream";
import { chooseTheme, shownTheme } from "../styles/theme";
import { Account } from "./Account";
import { IconButton } from "./Button";
import { Freshness } from "./Freshness";
import { Help } from "./Help";
import { Icon } from "./Icon";
import { Rail } from "./Rail";
import { Search } from "./Search";
import { isTyping } from "./shortcuts";

/** The bar and the rail around every page. */
export function Frame() {
  const [searching, setSearching] = useState(false);
  const [helping, setHelping] = useState(false);
  useShortcuts(
    () => setSearching(true),
    () => setHelping(true),
  );
  useSignIn();
  useProgressStream();
  return (
    <div className="app">
      <a className="skip-link" href="#page">
        Skip to the page
      </a>
      <header className="bar">
        <Link to="/" className="logo" aria-label="LineageIngest, explorer" tabIndex={-1}>
          <Logo />
        </Link>
        <Link to="/" className="brand">
          LineageIngest
        </Link>
        <button type="button" className="find" aria-label="Search tables, columns, jobs, owners, SQL" onClick={() => setSearching(true)}>
          <Icon name="search" size={14} />
          <span className="find-words">Search tables, columns, jobs, owners, SQL</span>
          <kbd>/</kbd>
        </button>
        <span className="grow" />
        <Freshness />
        <ThemeButton />
        <IconButton icon="help" label="Keyboard and help" className="for-keyboards" onClick={() => setHelping(true)} />
        <Account />
      </header>
      <Rail />
      <main className="page" id="page" tabIndex={-1}>
        <Outlet />
      </main>
      <div id="announcements" className="visually-hidden" aria-live="polite" />
      <Search open={searching} onOpenChange={setSearching} />
      <Help open={helping} onOpenChange={setHelping} />
    </div>
  );
}

function Logo() {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M3 5h3.5q3.5 0 3.5 3.5T13.5 12H21" />
      <path d="M3 12h5" />
      <path d="M3 19h3.5q3.5 0 3.5-3.5T13.5 12" stroke="var(--accent)" />
      <circle cx="20.500" cy="12" r="1.500" fill="currentColor" stroke="none" />
    </svg>
  );
}

function ThemeButton() {
  const [theme, setTheme] = useState(shownTheme());
  useEffect(() => {
    const update = () => setTheme(shownTheme());
    window.addEventListener("lineage:theme", update);
    return () => window.removeEventListener("lineage:theme", update);
  }, []);
  const other = theme === "dark" ? "light" : "dark";
  return <IconButton icon={theme === "dark" ? "sun" : "moon"} label={`Use the ${other} theme`} onClick={() => chooseTheme(other)} />;
}

function useShortcuts(search: () => void, help: () => void): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "/") search();
      else if (event.key === "?") help();
      else return;
      event.preventDefault();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [search, help]);
}

/** Leads to the log-in when the service answers that nobody is signed in, and back afterwards. */
function useSignIn(): void {
  const navigate = useNavigate();
  const { pathname, href } = useLocation();
  useEffect(() => {
    function onSignedOut() {
      if (pathname !== "/login") void navigate({ to: "/login", search: { next: href }, replace: true });
    }
    window.addEventListener("lineage:signed-out", onSignedOut);
    return () => window.removeEventListener("lineage:signed-out", onSignedOut);
  }, [navigate, pathname, href]);
}
