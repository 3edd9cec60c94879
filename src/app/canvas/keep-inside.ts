/** A ref for a floating box: moves it so that the canvas holds all of it. */
export function keepInside(box: HTMLElement | null): void {
  const pane = box?.parentElement;
  if (!box || !pane) return;
  const left = Math.min(box.offsetLeft, pane.clientWidth - box.offsetWidth - 12);
  const top = Math.min(box.offsetTop, pane.clientHeight - box.offsetHeight - 12);
  box.style.left = `${Math.max(12, left)}px`;
  box.style.top = `${Math.max(44, top)}px`;
}
