/** The Lua virtual machines that dosh may come with. */
import type { LauxLib, Lua, LuaLib } from 'lua-wasm-bindings/dist/lua.js';

export const LUA_VERSIONS = ['5.1', '5.2', '5.3', '5.4'] as const;
export type LuaVersion = (typeof LUA_VERSIONS)[number];

interface Machine {
  lua: Lua;
  lauxlib: LauxLib;
  lualib: LuaLib;
}

const MACHINES: Record<LuaVersion, () => Promise<Machine>> = {
  '5.1': () => import('lua-wasm-bindings/dist/lua.51.js'),
  '5.2': () => import('lua-wasm-bindings/dist/lua.52.js'),
  '5.3': () => import('lua-wasm-bindings/dist/lua.53.js'),
  '5.4': () => import('lua-wasm-bindings/dist/lua.54.js'),
};

/** A Lua state that is driven by strings: `call` takes and returns text. */
export interface LuaState {
  /** Runs a chunk. @throws Error with Lua's message. */
  load(chunk: string): void;
  /** Calls a global function with strings and returns its string. */
  call(name: string, ...args: string[]): string;
}

export async function newLua(version: LuaVersion): Promise<LuaState> {
  const { lua, lauxlib, lualib } = await MACHINES[version]();
  const state = lauxlib.luaL_newstate();
  lualib.luaL_openlibs(state);
  const check = (status: number) => {
    if (status !== 0) throw new Error(lua.lua_tostring(state, -1));
  };
  return {
    load: (chunk) => check(lauxlib.luaL_dostring(state, chunk)),
    call: (name, ...args) => {
      lua.lua_getglobal(state, name);
      for (const arg of args) lua.lua_pushstring(state, arg);
      check(lua.lua_pcall(state, args.length, 1, 0));
      const text = lua.lua_tostring(state, -1);
      lua.lua_settop(state, 0);
      return text;
    },
  };
}
