-- The same tasks as in every other project: dosh start, build, test, deploy.

local belay = dofile(".belay/belay.lua")(cmd, env)

cmd.add_task{
  name = "start",
  description = "run the shop on this machine",
  command = function()
    cmd.run("sh manage runserver")
  end
}

cmd.add_task{
  name = "build",
  description = "collect what the browser gets",
  command = function()
    belay.run("sh manage collectstatic")
  end
}

cmd.add_task{
  name = "test",
  description = "run the unit tests",
  command = function()
    belay.run("sh manage test")
  end
}

cmd.add_task{
  name = "deploy",
  description = "put the shop onto the server",
  command = function()
    belay.gate{ environment = "production" }
    belay.run("sh manage collectstatic")
    belay.run("sh deploy.sh")
    belay.gate{ stage = "after-deploy", environment = "production" }
  end
}
