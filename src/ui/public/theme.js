// Sets the theme before the first paint. It is a file of its own, loaded before everything else, because the page's
// content security policy allows no inline script. src/styles/theme.ts changes the choice later.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem("lineage.theme");
  } catch {
    // Storage is blocked: the system's theme is used.
  }
  const dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
