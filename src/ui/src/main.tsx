import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/sql.css";
import { mountIcons } from "./parts/Icon";
import { queryClient } from "./queries";
import { router } from "./router";
import { applyDensity } from "./styles/density";
import { followTheme } from "./styles/theme";

mountIcons(document.body);
followTheme();
applyDensity();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
