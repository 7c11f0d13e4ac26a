// Runs before the first paint, so that a page asked for in dark does not flash in light. It is a file of
// its own because the content security policy forbids scripts inside the page.
;(() => {
  let chosen
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value')
  } catch {
    chosen = undefined // storage can be forbidden; then the system decides
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
