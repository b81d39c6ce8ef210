/** Finds the address that an author may have meant. */

import { nearest } from '../shared/nearest.ts'
import { ownFolders, type Addresses } from './addresses.ts'

/** Creates the function that finds the most similar address: first its folder, then its name in that folder. */
export function nearestAddress(addresses: Addresses, base: string) {
  let folders: Map<string, Map<string, string>> | undefined
  return (path: string): string | undefined => {
    folders ??= byFolder(addresses)
    const { folder, name } = partsOf(path)
    const moved = [path.replace(base, '/'), ...[...ownFolders].map((each) => `/${each}${path}`)]
    const isPublished = (each: string) => addresses.has(each) && !addresses.get(each)?.unpublished
    const found = moved.find(isPublished)
    if (found !== undefined) return found
    const near = folders.has(folder) ? folder : nearest(folder, folders.keys())
    const names = near === undefined ? undefined : folders.get(near)
    return names && (names.get(name) ?? names.get(nearest(name, names.keys()) ?? name))
  }
}

function byFolder(addresses: Addresses): Map<string, Map<string, string>> {
  const folders = new Map<string, Map<string, string>>()
  for (const [address, { unpublished }] of addresses) {
    if (unpublished) continue
    const { folder, name } = partsOf(address)
    const names = folders.get(folder)
    if (names) names.set(name, address)
    else folders.set(folder, new Map([[name, address]]))
  }
  return folders
}

function partsOf(path: string): { folder: string; name: string } {
  const [, folder = '', ...rest] = path.split('/')
  return { folder, name: rest.join('/') }
}
