-- What a dosh.lua sees of dosh: `cmd`, `env`, `python`, and the libraries that reach outside.
-- Whatever needs the world is asked of the host, which runs this as a coroutine and answers in text.

local load_text = loadstring or load
local held_back = {}
local tasks = {}

local function ask(kind, ...)
  local parts = { kind }
  for _, part in ipairs({ ... }) do
    parts[#parts + 1] = tostring(part)
  end
  return coroutine.yield(table.concat(parts, "\1"))
end

-- Python's own buffer: into a pipe it is written at the very end, and os.exit does not get there.
local function python_print(line)
  held_back[#held_back + 1] = line .. "\n"
  if HOST_IS_TERMINAL then
    python.builtins.__import__("sys").stdout.flush()
  end
end

-- Lua 5.1 cannot yield through its own pcall, which nothing but this host needs.
if _VERSION == "Lua 5.1" then
  pcall = function(body, ...)
    local inner = coroutine.create(body)
    local function step(fine, ...)
      if not fine or coroutine.status(inner) == "dead" then
        return fine, ...
      end
      return step(coroutine.resume(inner, coroutine.yield(...)))
    end
    return step(coroutine.resume(inner, ...))
  end
end

local keyboard_interrupt = {}
local KeyboardInterrupt = {}

python = {
  builtins = {
    KeyboardInterrupt = KeyboardInterrupt,
    isinstance = function(value, class)
      return value == keyboard_interrupt and class == KeyboardInterrupt
    end,
    __import__ = function()
      return {
        stdout = {
          flush = function()
            HOST_OUTPUT = HOST_OUTPUT .. table.concat(held_back)
            held_back = {}
          end,
        },
      }
    end,
  },
}

HOST_OUTPUT = ""
io = {
  stdout = { flush = function() end, write = function(_, text) HOST_OUTPUT = HOST_OUTPUT .. text end },
  open = function(path)
    local found, text = string.match(ask("open", path), "^(%d)(.*)$")
    if found == "0" then
      return nil, path .. ": No such file or directory"
    end
    return {
      read = function()
        return text
      end,
      close = function() end,
    }
  end,
}
print = function(text)
  io.stdout:write(tostring(text) .. "\n")
end
os = {
  getenv = os.getenv,
  time = os.time,
  remove = function(path)
    ask("remove", path)
  end,
  exit = function(code)
    ask("exit", code == nil and 0 or code)
  end,
}
dofile = function(path)
  return assert(load_text(ask("read", path), "@" .. path))()
end

local function number_of(code)
  if code == "NaN" then
    return 0 / 0
  elseif code == "Infinity" then
    return math.huge
  end
  return tonumber(code)
end

local cmd = {
  echo = python_print,
  add_task = function(task)
    tasks[#tasks + 1] = task
  end,
  run = function(...)
    local results = {}
    for index, command in ipairs({ ... }) do
      if string.find(command, "^%s*cd ") then
        results[index] = { return_code = 0, command_output = "" }
      else
        python.builtins.__import__("sys").stdout.flush()
        local answer = ask("run", command)
        local code, output = string.match(answer, "^([%-%w%.]+)\1(.*)$")
        held_back[#held_back + 1] = output
        if HOST_IS_TERMINAL then
          python.builtins.__import__("sys").stdout.flush()
        end
        if code == "interrupted" then
          error(keyboard_interrupt)
        end
        results[index] = { return_code = number_of(code), command_output = output }
      end
    end
    return results
  end,
}

local thread

function HOST_RESUME(reply)
  local results = { coroutine.resume(thread, reply) }
  if not results[1] then
    return "error\1" .. tostring(results[2])
  end
  if coroutine.status(thread) == "dead" then
    return "end"
  end
  return results[2]
end

-- dosh wraps the whole of dosh.lua into one function, in one line, of a chunk that has no path.
function HOST_START(source, task_name, dosh_env)
  local env = { DOSH_ENV = dosh_env, USER = "tester", IS_LINUX = true, HELP_EPILOG = "" }
  thread = coroutine.create(function()
    local chunk = "return function (env, cmd) " .. source .. " return env end"
    assert(load_text(chunk, "<python>"))()(env, cmd)
    for _, task in ipairs(tasks) do
      if task.name == task_name then
        local fits = not task.environments or #task.environments == 0
        for _, name in ipairs(task.environments or {}) do
          fits = fits or name == dosh_env
        end
        if not fits then
          python_print("The task `" .. task_name .. "` works only in these environments: ")
          return
        end
        for _, command in ipairs(task.required_commands or {}) do
          if ask("which", command) == "" then
            python_print("The command `" .. command .. "` doesn't exist.")
            return
          end
        end
        local fine, problem = pcall(task.command)
        if not fine and problem ~= keyboard_interrupt then
          error(problem, 0)
        elseif not fine then
          python_print("\rkeyboard interrupt...")
        end
        return
      end
    end
    python_print("dosh - shell-independent task manager")
  end)
  return HOST_RESUME("")
end

-- The end of Python, where it writes what it held back.
function HOST_END()
  python.builtins.__import__("sys").stdout.flush()
  return HOST_OUTPUT
end

function HOST_TAKE_OUTPUT()
  local text = HOST_OUTPUT
  HOST_OUTPUT = ""
  return text
end
