/// <reference types="astro/client" />

declare namespace App {
  /** What routes and components get besides their parameters: from the build, and in `npm run dev` from the server. */
  interface Locals {
    /** The published records. */
    library: import('./publication/published.ts').PublishedPublication
    /** The words of the page, in its language; the route of an article in another language replaces them. */
    words: import('./messages/words.ts').Words
    /** The accent and the typefaces of the publication. */
    look: import('./integrations/look.ts').Look
    /** Returns the compiled text of an article or page; `components/mdx/text.ts` makes a component of it. */
    code: (collection: 'articles' | 'pages', id: string) => Promise<string>
    /** Returns how a picture of a text is shown, by its path from the text; `undefined` if there is no such file. */
    picture: (
      collection: 'articles' | 'pages',
      id: string,
      src: string,
    ) => import('./pictures/plan.ts').PicturePlan | undefined
    /** Returns the picture of a drawing for feeds; `undefined` if it cannot be drawn. A build makes its file. */
    drawing: (
      svg: import('hast').Element,
    ) => import('./pictures/drawings.ts').DrawingPlan | undefined
    /** Writes a copy of a page in Markdown. A build does it in other threads. */
    writeCopy: (
      content: readonly import('./metadata/copies/write-copy.ts').CopyContent[],
    ) => Promise<string>
    /** Returns the day on which the site is built. What asks for it is rendered again every day; see `isPast`. */
    today: () => import('./shared/dates.ts').CalendarDate
    /** Returns whether a day was before the one on which the site is built. */
    isPast: (day: import('./shared/dates.ts').CalendarDate) => boolean
    /** Returns the result of work that several pages need. A build does it once. */
    once: <Result>(key: string, make: (locals: Locals) => Promise<Result>) => Promise<Result>
    /** Set in `npm run dev`: a mistake of an author is shown in its place. In a build, it throws. */
    showsMistakes?: true
    /** The article whose text is rendered. */
    article?: import('./publication/published.ts').Article
    /** The same for the text that is rendered. */
    pictureOf?: (src: string) => import('./pictures/plan.ts').PicturePlan | undefined
  }
}

/** The type of a component, for tools that do not read Astro files. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory
  export default component
}
