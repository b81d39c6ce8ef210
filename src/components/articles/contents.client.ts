/**
 * Marks in the contents, where they stand beside the text, the section that is being read: the last whose heading is above
 * a line near the top of the window, and the last of all at the end of the page, where its heading may not come so far up.
 */

const contents = document.querySelector('.contents')
if (contents) markSections(contents)

function markSections(contents: Element): void {
  const links = [...contents.querySelectorAll('a')]
  const headings = links.map(({ hash }) =>
    document.getElementById(decodeURIComponent(hash.slice(1))),
  )
  const beside = matchMedia('(width >= 64rem)')
  const above = new Set<Element | null>()
  let isAtEnd = false
  let marked: HTMLElement | undefined

  const mark = () => {
    const last =
      isAtEnd && scrollY > 0
        ? links.length - 1
        : headings.findLastIndex((heading) => above.has(heading))
    const link = beside.matches ? links[last] : undefined
    if (link === marked) return
    marked?.removeAttribute('aria-current')
    link?.setAttribute('aria-current', 'true')
    marked = link
    // A long list has a scroll of its own, in which the mark stays in sight.
    if (link) contents.scrollTop = link.offsetTop - contents.clientHeight / 2
  }

  // How far the window is taken to reach up, in order that what has left it at the top still counts as seen.
  const up = '9999999px'

  const passing = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) above.add(target)
        else above.delete(target)
      }
      mark()
    },
    { rootMargin: `${up} 0px -80%` },
  )
  for (const heading of headings) if (heading) passing.observe(heading)

  new IntersectionObserver(
    ([page]) => {
      isAtEnd = page?.intersectionRatio === 1
      mark()
    },
    { rootMargin: `${up} 0px 1px`, threshold: 1 },
  ).observe(document.documentElement)

  beside.addEventListener('change', mark)
}
