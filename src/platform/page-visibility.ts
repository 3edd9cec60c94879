/**
 * Calls back when the page may be about to go: hidden, closed, put into the back-forward cache. It is the
 * last sure moment to save. Returns a function that stops it.
 */
export function onPageHidden(callback: () => void): () => void {
  const whenHidden = () => {
    if (document.visibilityState === 'hidden') callback();
  };
  document.addEventListener('visibilitychange', whenHidden);
  window.addEventListener('pagehide', callback);
  return () => {
    document.removeEventListener('visibilitychange', whenHidden);
    window.removeEventListener('pagehide', callback);
  };
}
