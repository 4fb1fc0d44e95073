/** Says a sentence to screen readers through the live region that the frame holds. */
export function announce(sentence: string): void {
  const region = document.getElementById("announcements");
  if (!region) return;
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = sentence;
  });
}
