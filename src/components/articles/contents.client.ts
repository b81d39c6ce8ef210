/**
 * Marks the section that is being read in the contents: the last section whose heading is above a line near the top of the
 * window. At the end of the page that is the last section, whose heading may never get that high. The panel that a button
 * opens closes when the reader chooses a section.
 */

const contents = document.querySelector<HTMLElement>('.contents')
if (contents) {
  markSections(contents)
  contents.addEventListener('click', ({ target }) => {
    if ((target as Element).closest('a')) contents.hidePopover()
  })
}

function markSections(contents: Element): void {
  const links = [...contents.querySelectorAll('a')]
  const headings = links.map(({ hash }) =>
    document.getElementById(decodeURIComponent(hash.slice(1))),
  )
  const above = new Set<Element | null>()
  let isAtEnd = false
  let marked: HTMLElement | undefined

  // A long list scrolls by itself; this keeps the mark in view.
  const showMark = () => {
    if (marked) contents.scrollTop = marked.offsetTop - contents.clientHeight / 2
  }

  const mark = () => {
    const last =
      isAtEnd && scrollY > 0
        ? links.length - 1
        : headings.findLastIndex((heading) => above.has(heading))
    const link = links[last]
    if (link === marked) return
    marked?.removeAttribute('aria-current')
    link?.setAttribute('aria-current', 'true')
    marked = link
    showMark()
  }

  // Extends the observed area upwards, so that headings scrolled out at the top still count.
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

  contents.addEventListener('toggle', showMark)
}
