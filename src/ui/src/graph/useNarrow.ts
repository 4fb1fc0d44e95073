import { useEffect, useState } from "react";

/** Below 900 pixels the list is the default. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.innerWidth < 900);
  useEffect(() => {
    const query = matchMedia("(max-width: 899px)");
    const update = () => setNarrow(query.matches);
    query.addEventListener("change", update);
    return () => query.removeEventListener("change", update);
  }, []);
  return narrow;
}
