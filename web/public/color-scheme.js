// Runs before the first paint, as its own file because the content security policy allows no inline scripts:
// the stored choice (light, dark, auto) is on the page before anything is drawn.
(function () {
  var choice = 'auto';
  try {
    choice = localStorage.getItem('mantine-color-scheme-value') || 'auto';
  } catch (error) {
    // Storage may be blocked; the system's preference then decides.
  }
  var dark = choice === 'dark' || (choice === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
