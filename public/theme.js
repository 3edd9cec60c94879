// Runs before the first paint, so that a page in the dark never flashes white.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('slipway.theme');
  } catch {
    // Storage is closed to this page: follow the system.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
})();
