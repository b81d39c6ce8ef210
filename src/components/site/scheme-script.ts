/** The script that keeps to the scheme a reader chose, and the switch (SchemeSwitch.astro) in step with it. */

import { createHash } from 'node:crypto'

/**
 * The script itself. It stands in `<head>`, after the two `theme-color` that it changes (light, dark) and before the style
 * sheet, since a page that learns of the choice later shows itself in the wrong colours first.
 *
 * It sets `data-scheme` of the root element: `light`, `dark`, or empty for what the system says. Where the attribute is
 * absent no script runs, and the style sheet shows no switch. What is stored is read anew whenever it may have changed:
 * in another tab (`storage`), or while the page lay in the history (`pageshow`). Where nothing can be stored, a choice
 * lasts as long as the page.
 *
 * White space goes where none is needed: every page carries the script.
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

/** Its digest, by which a Content-Security-Policy knows it (CSP 3, section 2.3.1). */
export const schemeScriptHash =
  `sha256-${createHash('sha256').update(schemeScript).digest('base64')}` as const
