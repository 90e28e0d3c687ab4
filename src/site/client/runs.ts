/** Which boxes of a checklist are ticked for which deploy, kept in this browser. */

/** How many deploys are remembered; the least recently used is forgotten first. */
const MAX_REMEMBERED = 20;

/** The ids of the ticked boxes by the deploy's name, the most recently used first. */
type Runs = [name: string, ticked: string[]][];

/** The deploys of one checklist. */
export class RunStore {
  private readonly key: string;

  constructor(key: string) {
    this.key = key;
  }

  /** The names of all deploys with a tick, the most recently used first. */
  names(): string[] {
    return this.read().map(([name]) => name);
  }

  ticked(name: string): string[] {
    return this.read().find(([other]) => other === name)?.[1] ?? [];
  }

  /** Stores the ticks of a deploy. A deploy without ticks is forgotten. */
  keep(name: string, ticked: string[]): void {
    const others = this.read().filter(([other]) => other !== name);
    const runs: Runs = ticked.length > 0 ? [[name, ticked], ...others] : others;
    try {
      localStorage.setItem(this.key, JSON.stringify(runs.slice(0, MAX_REMEMBERED)));
    } catch {
      // Without storage the ticks last for this page.
    }
  }

  private read(): Runs {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isRun) : [];
    } catch {
      return [];
    }
  }
}

function isRun(value: unknown): value is Runs[number] {
  return Array.isArray(value) && typeof value[0] === 'string' && Array.isArray(value[1]);
}
