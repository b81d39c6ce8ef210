/**
 * Returns the folder of an article below `content/articles/`, from which it names its files: empty, or ending in a slash.
 *
 * @param id the slug
 * @param file the path of its file
 * @example articleFolder('2020/hips', 'content/articles/2020/hips.mdx') // => '2020/'
 */
export function articleFolder(id: string, file: string): string {
  return /\/index\.mdx$/.test(file) ? `${id}/` : id.slice(0, id.lastIndexOf('/') + 1)
}
