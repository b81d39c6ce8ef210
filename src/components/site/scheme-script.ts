/** The script that applies the colour scheme a reader chose, and keeps the switch (SchemeSwitch.astro) in sync. */

import { createHash } from 'node:crypto'

/**
 * The script itself. It is in `<head>`, after the two `theme-color` elements that it changes (light, dark) and before the
 * style sheet, so that the page never appears in the wrong colours first.
 *
 * It sets `data-scheme` of the root element: `light`, `dark`, or empty for the system's scheme. If the attribute is
 * absent, scripts do not run and the style sheet hides the switch. The stored choice is read again whenever it may have
 * changed: in another tab (`storage`), or while the page was in the history (`pageshow`). If nothing can be stored, the
 * choice lasts until the page is left.
 *
 * Unneeded white space is removed, because every page contains the script.
 */
export const schemeScript = `{
  let scheme;
  const page = document,
  show = () => {
    if (!/^(light|dark)$/.test(scheme)) scheme = '';
    page.documentElement.dataset.scheme = scheme;
    page.getElementsByName('theme-color').forEach((meta, dark) =>
      meta.media = scheme ? dark == (scheme == 'dark') ? 'all' : 'not all'
        : '(prefers-color-scheme:' + (dark ? 'dark)' : 'light)'));
    page.getElementsByName('scheme').forEach(select => select.value = scheme)
  },
  read = () => {
    try { scheme = localStorage.scheme } catch {}
    show()
  };
  read();
  for (const type of ['DOMContentLoaded', 'pageshow', 'storage']) addEventListener(type, read);
  addEventListener('change', ({ target: { name, value } }) => {
    if (name == 'scheme') {
      scheme = value;
      show();
      try { localStorage.scheme = value } catch {}
    }
  })
}`.replaceAll(/\n\s*|(?<=[^\w'])\s|\s(?=[^\w'])/g, '')

/** Its hash for the Content-Security-Policy (CSP 3, section 2.3.1). */
export const schemeScriptHash =
  `sha256-${createHash('sha256').update(schemeScript).digest('base64')}` as const
